import { DefinitionError, type Workflow } from '../../asl/index.ts'
import type { BoundTask } from './bind-task.ts'
import type { Resource } from './resource.ts'
import { parseToken } from './token.ts'
import type { QueueTrigger, Trigger } from './triggers.ts'

/** What the triggers of a pipeline may start and read. */
export interface TriggerScope {
  /** The pipeline's name, for errors. */
  readonly name: string
  readonly workflow?: Workflow
  readonly tasks: readonly BoundTask[]
  readonly resources: readonly Resource[]
}

/** Lambda takes larger batches only where it may wait for them. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const LARGEST_BATCH_AT_ONCE = 10

/**
 * Refuses triggers that AWS would refuse. Throws a `DefinitionError`: `unknown-trigger-target`, `visibility-below-timeout`,
 * `batch-without-window`.
 */
export function checkTriggers(triggers: readonly Trigger[], scope: TriggerScope): void {
  for (const trigger of triggers) {
    checkTarget(trigger, scope)
    if (trigger.kind === 'queue') checkMessages(trigger, scope)
  }
}

function checkTarget({ id, target }: Trigger, { name, workflow, tasks }: TriggerScope): void {
  const known = target.kind === 'function' ? tasks.map(({ contract }) => contract.name) : workflow ? [workflow.name] : []
  if (known.includes(target.id)) return
  refuse(
    'unknown-trigger-target',
    `${name}.triggers.${id}`,
    `the pipeline has no ${target.kind} ${target.id}`,
    'start its workflow, or one of its tasks',
  )
}

function checkMessages({ id, target, queue, batchSize, windowSeconds }: QueueTrigger, { name, tasks, resources }: TriggerScope): void {
  const path = `${name}.triggers.${id}`
  if (batchSize > LARGEST_BATCH_AT_ONCE && windowSeconds < 1) {
    refuse('batch-without-window', path, `batches of ${batchSize} need time to fill`, 'give it `windowSeconds` from 1')
  }
  const timeout = tasks.find(({ contract }) => contract.name === target.id)?.contract.timeoutSeconds ?? 0
  const source = resources.find((resource) => resource.kind === 'queue' && resource.id === parseToken(queue)?.id)
  if (source?.kind !== 'queue' || source.existing !== undefined || source.visibilityTimeoutSeconds >= timeout) return
  refuse(
    'visibility-below-timeout',
    path,
    `messages of ${source.id} come again after ${source.visibilityTimeoutSeconds} s, while ${target.id} may work on them for ${timeout} s`,
    `give the queue \`visibilityTimeoutSeconds\` of at least ${timeout}, better six times as much`,
  )
}

function refuse(code: string, path: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path, message, hint })
}
