import type { AslDocument } from '../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { FIELD_KINDS, isObject, REQUIRED } from './field-kinds.ts'
import { at, badDefinition, type Pointer, WHOLE } from './pointer.ts'

/** Throws a `DefinitionError` where a value has not the shape of a machine. What AWS refuses beside is `check`'s matter. */
export function assertDocument(value: JsonValue): asserts value is JsonValue & AslDocument {
  if (!isObject(value)) throw badDefinition(WHOLE, `${nameOf(value)} instead of a state machine`, 'give an object with StartAt and States')
  assertStates(value, WHOLE)
}

function assertStates(machine: JsonObject, pointer: Pointer): void {
  assertFields(machine, pointer)
  if (typeof machine.StartAt !== 'string')
    throw badDefinition(at(pointer, 'StartAt'), found(machine.StartAt), 'StartAt is the name of the first state')
  const states = machine.States
  if (!isObject(states)) throw badDefinition(at(pointer, 'States'), found(states), 'States is an object of states by their names')
  for (const [name, state] of Object.entries(states)) assertState(state, at(at(pointer, 'States'), name))
}

function assertState(state: JsonValue, pointer: Pointer): void {
  if (!isObject(state)) throw badDefinition(pointer, found(state), 'a state is an object with a Type')
  const type = state.Type
  const required = typeof type === 'string' && Object.hasOwn(REQUIRED, type) ? REQUIRED[type] : undefined
  if (required === undefined) throw badDefinition(at(pointer, 'Type'), found(type), `use one of ${Object.keys(REQUIRED).join(', ')}`)
  assertFields(state, pointer)
  const missing = required.find((names) => !names.some((name) => Object.hasOwn(state, name)))
  if (missing !== undefined) throw badDefinition(pointer, `a state of type ${type} without ${missing.join(' or ')}`, `add ${missing[0]}`)
  for (const name of ['Retry', 'Catch', 'Choices', 'ItemReader', 'ItemBatcher', 'ResultWriter']) assertParts(state[name], at(pointer, name))
  for (const name of ['ItemProcessor', 'Iterator']) {
    const processor = state[name]
    if (isObject(processor)) assertStates(processor, at(pointer, name))
  }
  if (Array.isArray(state.Branches))
    state.Branches.forEach((branch, index) => {
      assertStates(branch, at(at(pointer, 'Branches'), index))
    })
}

/** Objects inside a state that are no states: retriers, catchers, rules and the rules in them, the parts of a Map. */
function assertParts(parts: JsonValue | undefined, pointer: Pointer): void {
  if (Array.isArray(parts)) for (const [index, part] of parts.entries()) assertPart(part, at(pointer, index))
  else if (isObject(parts)) assertPart(parts, pointer)
}

function assertPart(part: JsonValue, pointer: Pointer): void {
  if (!isObject(part)) return
  assertFields(part, pointer)
  for (const name of ['And', 'Or', 'Not']) assertParts(part[name], at(pointer, name))
}

function assertFields(fields: JsonObject, pointer: Pointer): void {
  for (const [name, value] of Object.entries(fields)) {
    const kind = Object.hasOwn(FIELD_KINDS, name) ? FIELD_KINDS[name] : undefined
    if (kind !== undefined && !kind.holds(value)) throw badDefinition(at(pointer, name), found(value), `${name} takes ${kind.words}`)
  }
}

function found(value: JsonValue | undefined): string {
  return value === undefined ? 'nothing' : nameOf(value)
}

function nameOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'an array'
  return isObject(value) ? 'an object' : JSON.stringify(value)
}
