import { compile } from '../../compile/compile.ts'
import { DefinitionError } from '../../definition-error.ts'
import type { AslDocument } from '../../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { buildLifted } from './build.ts'
import { liftMachine } from './lift.ts'
import { NotLiftable, type Program } from './program.ts'

/** The machine as calls of the flow builder; nothing where these do not give an equal machine. */
export function liftedProgram(document: AslDocument, name: string): Program | undefined {
  // The document is JSON; its interfaces have no index signature.
  const machine = document as unknown as JsonObject
  try {
    const program = liftMachine(machine)
    const made = compile(buildLifted(program, name)) as unknown as JsonObject
    return isSame(made, machine) ? program : undefined
  } catch (error) {
    if (error instanceof NotLiftable || error instanceof DefinitionError) return undefined
    throw error
  }
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
