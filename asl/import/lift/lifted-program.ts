import { compileBuilt } from '../../compile/compile-built.ts'
import { DefinitionError } from '../../definition-error.ts'
import type { AslDocument } from '../../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { fitsTypes } from '../fits-types.ts'
import { buildLifted } from './build.ts'
import { liftMachine } from './lift.ts'
import { liftMixed, type RawStates } from './lift-mixed.ts'
import { type Block, blocksOfRaw, type Node, NotLiftable, type Program } from './program.ts'

/** The machine as calls of the flow builder, or why it is none. */
export type Lifted = { readonly program: Program; readonly form: 'built' | 'mixed' } | { readonly reason: string }

/** How often it is tried to find out which states must be raw, before all are. */
const ROUNDS = 4

/** The machine as calls of the flow builder, which were tried: they give an equal machine. */
export function liftedProgram(document: AslDocument, name: string): Lifted {
  // The document is JSON; its interfaces have no index signature.
  const machine = document as unknown as JsonObject
  const built = attempt(() => liftMachine(machine), machine, name)
  if (typeof built !== 'string' && built.different.length === 0) return { program: built.program, form: 'built' }
  if (!fitsTypes(document)) return { reason: 'fields that the document types do not know' }
  let raw: RawStates = new Set()
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = attempt(() => liftMixed(machine, raw), machine, name)
    if (typeof mixed !== 'string' && mixed.different.length === 0) return found(mixed.program)
    if (typeof mixed === 'string' || raw === 'all') {
      if (raw === 'all') return { reason: typeof mixed === 'string' ? mixed : `other states: ${mixed.different.join(', ')}` }
      raw = 'all'
    } else {
      const known: ReadonlySet<string> = raw
      const more = mixed.different.some((state) => !known.has(state))
      raw = more && round < ROUNDS - 2 ? new Set([...known, ...mixed.different]) : 'all'
    }
  }
  return { reason: 'no flow gives the same states' }
}

function found(program: Program): Lifted {
  return { program, form: hasRaw(program.block) ? 'mixed' : 'built' }
}

interface Attempt {
  readonly program: Program
  /** The states that the program makes otherwise; `''` for the machine's own fields. */
  readonly different: readonly string[]
}

function attempt(lift: () => Program, machine: JsonObject, name: string): Attempt | string {
  try {
    const program = lift()
    return { program, different: differences(compileBuilt(buildLifted(program, name)) as unknown as JsonObject, machine) }
  } catch (error) {
    if (error instanceof NotLiftable || error instanceof DefinitionError) return error.message
    throw error
  }
}

function differences(made: JsonObject, machine: JsonObject): readonly string[] {
  const states = (of: JsonObject) => (isObject(of.States) ? of.States : {})
  const [ours, theirs] = [states(made), states(machine)]
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter((name) => !isSame(own(ours, name), own(theirs, name)))
  return isSame({ ...made, States: {} }, { ...machine, States: {} }) ? names : ['', ...names]
}

function own(states: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(states, name) ? states[name] : undefined
}

/** Whether two values are the same JSON, whatever the order of their members. */
function isSame(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (Array.isArray(left))
    return Array.isArray(right) && left.length === right.length && left.every((item, index) => isSame(item, right[index]))
  if (!isObject(left)) return left === right
  const names = Object.keys(left)
  if (!isObject(right) || Object.keys(right).length !== names.length) return false
  return names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name]))
}

function hasRaw(block: Block): boolean {
  return block.nodes.some((node) => node.kind === 'raw' || blocksOf(node).some(hasRaw))
}

function blocksOf(node: Node): readonly Block[] {
  switch (node.kind) {
    case 'raw':
      return blocksOfRaw(node)
    case 'choose':
      return [...node.ways.map((way) => way.block), node.otherwise]
    case 'parallel':
      return node.branches.map((branch) => branch.block)
    case 'poll':
      return [node.body]
    case 'task':
      return node.catches.flatMap(({ handler }) => (handler === undefined ? [] : [handler]))
    default:
      return []
  }
}
