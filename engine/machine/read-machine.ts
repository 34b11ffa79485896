import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { DefinitionUnreadable } from '../errors/definition-unreadable.ts'
import { isJsonObject, type Machine, type QueryLanguage, type State, type StateGroup, type StateType, textField } from './state-document.ts'

const read = new WeakMap<JsonObject, Machine>()

/**
 * Reads a definition, once for each definition object: executions of the same object share their compiled expressions.
 * Only what a run needs is checked; `sluice check` finds the rest.
 * @throws DefinitionUnreadable where there is no way to run the document.
 */
export function readMachine(definition: JsonObject): Machine {
  const known = read.get(definition)
  if (known !== undefined) return known
  const timeout = definition.TimeoutSeconds
  const machine: Machine = {
    ...readGroup(definition, readLanguage(definition, 'JSONPath'), ''),
    definition,
    timeoutSeconds: typeof timeout === 'number' ? timeout : undefined,
  }
  read.set(definition, machine)
  return machine
}

function readGroup(group: JsonObject, language: QueryLanguage, path: string): StateGroup {
  const startAt = textField(group, 'StartAt')
  if (startAt === undefined) throw new DefinitionUnreadable(`${path}/StartAt`, 'names no first state')
  const documents = group.States
  if (!isJsonObject(documents)) throw new DefinitionUnreadable(`${path}/States`, 'is not an object of states')
  const states = new Map<string, State>()
  for (const [name, fields] of Object.entries(documents)) states.set(name, readState(name, fields, language, `${path}/States/${name}`))
  if (!states.has(startAt)) throw new DefinitionUnreadable(`${path}/StartAt`, `names the state '${startAt}', which does not exist`)
  return { startAt, states }
}

/** Reads one state that stands alone, as the TestState API takes it. */
export function readState(name: string, fields: JsonValue, outer: QueryLanguage, path: string): State {
  if (!isJsonObject(fields)) throw new DefinitionUnreadable(path, 'is not an object')
  const type = textField(fields, 'Type')
  if (!isStateType(type)) throw new DefinitionUnreadable(`${path}/Type`, `has the unknown value '${type ?? 'nothing'}'`)
  const queryLanguage = readLanguage(fields, outer)
  return {
    name,
    type,
    queryLanguage,
    next: textField(fields, 'Next'),
    fields,
    passesDataOn: !DATA_FIELDS.some((field) => fields[field] !== undefined),
    branches: readBranches(type, fields, outer, path),
    compiled: new Map(),
  }
}

const DATA_FIELDS = ['InputPath', 'Parameters', 'Result', 'ResultSelector', 'ResultPath', 'OutputPath', 'Arguments', 'Output', 'Assign']

function readBranches(type: StateType, fields: JsonObject, outer: QueryLanguage, path: string): readonly StateGroup[] {
  if (type === 'Parallel') {
    const branches = Array.isArray(fields.Branches) ? fields.Branches : []
    return branches.map((branch, index) => readGroup(branch, readLanguage(branch, outer), `${path}/Branches/${index}`))
  }
  if (type !== 'Map') return []
  const processor = fields.ItemProcessor ?? fields.Iterator
  if (!isJsonObject(processor)) throw new DefinitionUnreadable(`${path}/ItemProcessor`, 'is missing')
  return [readGroup(processor, readLanguage(processor, outer), `${path}/ItemProcessor`)]
}

function readLanguage(fields: JsonObject, outer: QueryLanguage): QueryLanguage {
  const own = fields.QueryLanguage
  return own === 'JSONata' || own === 'JSONPath' ? own : outer
}

const stateTypes: Readonly<Record<StateType, true>> = {
  Task: true,
  Pass: true,
  Choice: true,
  Wait: true,
  Succeed: true,
  Fail: true,
  Parallel: true,
  Map: true,
}

function isStateType(type: string | undefined): type is StateType {
  return type !== undefined && Object.hasOwn(stateTypes, type)
}
