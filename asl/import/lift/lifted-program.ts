import { compileBuilt } from '../../compile/compile-built.ts'
import { DefinitionError } from '../../definition-error.ts'
import type { AslDocument } from '../../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { fitsTypes } from '../fits-types.ts'
import { buildLifted } from './build.ts'
import { liftMachine } from './lift.ts'
import type { RawStates } from './place.ts'
import { type Block, blocksOf, NotLiftable, type Program } from './program.ts'

/** The machine as calls of the flow builder, or why it is none. */
export type Lifted = { readonly program: Program; readonly form: 'built' | 'mixed' } | { readonly reason: string }

/** How often it is tried to find out which states must be raw, before all are. */
const ROUNDS = 8

/** The machine as calls of the flow builder, which were tried: they give an equal machine. */
export function liftedProgram(document: AslDocument, name: string): Lifted {
  // The document is JSON; its interfaces have no index signature.
  const machine = document as unknown as JsonObject
  const isTyped = fitsTypes(document)
  let raw: ReadonlySet<string> = new Set()
  for (let round = 0; round < ROUNDS; round++) {
    const tried = attempt(machine, raw, name)
    if (typeof tried === 'string') break
    if (tried.different.length === 0) return found(tried.program, isTyped)
    const more = tried.different.flatMap((state) => [state, state.replace(PART, '')]).filter((state) => !raw.has(state))
    if (more.length === 0) break
    raw = new Set([...raw, ...more])
  }
  const whole = attempt(machine, 'all', name)
  if (typeof whole === 'string') return { reason: whole }
  return whole.different.length === 0 ? found(whole.program, isTyped) : { reason: `other states: ${whole.different.join(', ')}` }
}

/** A state that a verb makes beside the one of its own name. */
const PART = /: (?:then|otherwise|way \d+|begin|next|wait|timed out)$/

function found(program: Program, isTyped: boolean): Lifted {
  if (!hasRaw(program.block)) return { program, form: 'built' }
  return isTyped ? { program, form: 'mixed' } : { reason: 'fields that the document types do not know' }
}

interface Attempt {
  readonly program: Program
  /** The states that the program makes otherwise; `''` for the machine's own fields. */
  readonly different: readonly string[]
}

function attempt(machine: JsonObject, raw: RawStates, name: string): Attempt | string {
  try {
    const program = liftMachine(machine, raw)
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
