import { DefinitionError, type Workflow } from '../../asl/index.ts'
import type { BoundTask } from './bind-task.ts'
import { frozen } from './frozen.ts'
import type { Pipeline } from './pipeline.ts'
import type { Resource } from './resource.ts'
import type { Trigger } from './triggers.ts'

/** Pipelines that share an account: what two of them have in common is there once. */
export interface Deployment {
  readonly pipelines: readonly Pipeline[]
  readonly workflows: readonly Workflow[]
  readonly resources: readonly Resource[]
  readonly tasks: readonly BoundTask[]
  readonly triggers: readonly Trigger[]
}

/**
 * Puts pipelines together. A function that two of them use is one function with the rights that both need.
 * Throws a `DefinitionError` (`conflicting-resource`, `conflicting-task`, `duplicate-pipeline`, `duplicate-trigger`) where they disagree.
 */
export function deploymentOf(pipelines: readonly Pipeline[]): Deployment {
  const names = pipelines.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) refuse('duplicate-pipeline', twice, 'there are two pipelines of this name', 'rename one')
  return frozen({
    pipelines,
    workflows: pipelines.flatMap(({ workflow }) => workflow ?? []),
    resources: joined(
      pipelines.flatMap(({ resources }) => resources),
      ({ kind, id }) => `${kind}.${id}`,
      (first, second) => (same(first, second) ? first : undefined),
      'conflicting-resource',
    ),
    tasks: joined(
      pipelines.flatMap(({ tasks }) => tasks),
      ({ contract }) => contract.name,
      joinTasks,
      'conflicting-task',
    ),
    triggers: joined(
      pipelines.flatMap(({ triggers }) => triggers),
      ({ id }) => id,
      () => undefined,
      'duplicate-trigger',
    ),
  })
}

/** Two uses of one function. They must agree on all but what it may touch. */
function joinTasks(first: BoundTask, second: BoundTask): BoundTask | undefined {
  const { access: left, ...one } = first
  const { access: right, ...other } = second
  if (!same(one, other)) return undefined
  const slots = Object.keys(left).map((slot) => [slot, [...(left[slot] ?? []), ...(right[slot] ?? [])]] as const)
  return { ...first, access: Object.fromEntries(slots) }
}

function joined<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  join: (first: Item, second: Item) => Item | undefined,
  code: string,
): readonly Item[] {
  const found = new Map<string, Item>()
  for (const item of items) {
    const name = nameOf(item)
    const known = found.get(name)
    const both = known === undefined ? item : join(known, item)
    if (both === undefined) {
      refuse(
        code,
        name,
        'two pipelines declare it differently',
        'share one declaration, give one another id, or deploy them as two services',
      )
    }
    found.set(name, both)
  }
  return [...found.values()]
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}

function refuse(code: string, path: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path, message, hint })
}
