import type { JsonObject, JsonValue } from '../../asl/index.ts'

/** A service that a machine calls: a Task, or the reader or writer of a Distributed Map. */
export interface CalledResource {
  readonly state: string
  readonly resource: string
  readonly input: JsonObject
}

/** What a machine calls, with the states inside its branches and maps. */
export function* calledResources(machine: JsonObject): Generator<CalledResource> {
  for (const [name, state] of Object.entries(machine.States as Readonly<Record<string, JsonObject>>)) {
    for (const caller of state.Type === 'Task' ? [state] : [state.ItemReader, state.ResultWriter]) {
      const called = objectOf(caller)
      if (typeof called?.Resource === 'string') {
        // JSONPath machines say `Parameters`.
        yield { state: name, resource: called.Resource, input: objectOf(called.Arguments) ?? objectOf(called.Parameters) ?? {} }
      }
    }
    for (const inner of innerMachines(state)) yield* calledResources(inner)
  }
}

/** Whether a machine has a Distributed Map, whose children are executions of their own. */
export function hasDistributedMap(machine: JsonObject): boolean {
  return Object.values(machine.States as Readonly<Record<string, JsonObject>>).some((state) => {
    const processor = objectOf(state.ItemProcessor)
    return objectOf(processor?.ProcessorConfig)?.Mode === 'DISTRIBUTED' || innerMachines(state).some(hasDistributedMap)
  })
}

function innerMachines(state: JsonObject): readonly JsonObject[] {
  const branches = Array.isArray(state.Branches) ? (state.Branches as readonly JsonValue[]) : []
  return [...branches, state.ItemProcessor, state.Iterator].map(objectOf).filter((inner) => inner !== undefined)
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  // Arrays were told apart, which TypeScript does not keep for readonly ones.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}
