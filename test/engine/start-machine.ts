import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type ExecutionResult, type StartOptions, startExecution, type TaskPort, virtualClock } from '../../engine/index.ts'

/** A task port for machines without tasks. */
export const noTasks: TaskPort = {
  run: (request) => Promise.reject(new Error(`Nobody answers ${request.resource}.`)),
}

/** What a test may change about an execution. */
export type TestOptions = Partial<StartOptions>

/** Runs a machine to its end on a virtual clock, with seeded ids and randomness. */
export function runMachine(definition: JsonObject, input: JsonValue = {}, options: TestOptions = {}): Promise<ExecutionResult> {
  return startMachine(definition, input, options).result
}

/** Starts a machine on a virtual clock. */
export function startMachine(definition: JsonObject, input: JsonValue = {}, options: TestOptions = {}) {
  let ids = 0
  return startExecution({
    definition,
    input,
    name: 'test',
    clock: virtualClock(),
    random: () => 0.5,
    uuid: () => `id-${++ids}`,
    tasks: noTasks,
    ...options,
  })
}

/** A machine of JSONata states that run one after the other, in the order of their names in the object. */
export function chain(states: Readonly<Record<string, JsonObject>>, queryLanguage = 'JSONata'): JsonObject {
  const names = Object.keys(states)
  const linked = names.map((name, index) => {
    const next = names[index + 1]
    return [name, { ...states[name], ...(next === undefined ? { End: true } : { Next: next }) }] as const
  })
  return { QueryLanguage: queryLanguage, StartAt: names[0] as string, States: Object.fromEntries(linked) }
}
