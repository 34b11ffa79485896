import type { JsonObject } from '../../asl/json.ts'
import { DefinitionUnreadable } from '../errors/definition-unreadable.ts'
import { readMachine, readState } from '../machine/read-machine.ts'
import type { State, StateGroup } from '../machine/state-document.ts'
import { TestStateRejected } from './test-state-request.ts'

/** The name that a state without a machine has. */
const LONE_STATE = 'StateName'

/** The state to test: the definition itself, or the state of that name anywhere in the machine. */
export function findState(definition: JsonObject, stateName: string | undefined): State {
  try {
    if (stateName === undefined) return loneState(definition)
    const state = search(readMachine(definition), stateName)
    if (state !== undefined) return state
  } catch (error) {
    if (error instanceof DefinitionUnreadable) throw invalid(`SCHEMA_VALIDATION_FAILED: ${error.message}`)
    throw error
  }
  throw new TestStateRejected('ValidationException', `State not found: ${stateName}`)
}

function loneState(definition: JsonObject): State {
  const path = `/States/${LONE_STATE}`
  if (Array.isArray(definition.Branches) && definition.Branches.length === 0) {
    throw invalid(`SCHEMA_VALIDATION_FAILED: Value cannot be empty at ${path}/Branches`)
  }
  return readState(LONE_STATE, definition, 'JSONPath', path)
}

function invalid(problem: string): TestStateRejected {
  return new TestStateRejected('InvalidDefinition', `Invalid State Machine Definition: '${problem}'`)
}

function search(group: StateGroup, name: string): State | undefined {
  const own = group.states.get(name)
  if (own !== undefined) return own
  for (const state of group.states.values()) {
    for (const branch of state.branches) {
      const inner = search(branch, name)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}
