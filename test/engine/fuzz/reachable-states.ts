import type { JsonObject } from '../../../asl/json.ts'

/** The states that one can come to from the first; one of them ends the machine. */
export function reachableStates(start: string, states: JsonObject): JsonObject {
  const reached = new Set([start])
  for (const name of reached) for (const next of targetsOf(states[name] as JsonObject)) reached.add(next)
  const kept = [...reached].map((name) => [name, states[name] as JsonObject] as const)
  if (kept.some(([, state]) => 'End' in state || state.Type === 'Succeed' || state.Type === 'Fail')) return Object.fromEntries(kept)
  const endless = kept.findLast(([, state]) => 'Next' in state)?.[0]
  if (endless === undefined)
    return { ...Object.fromEntries(kept.map(([name, state]) => [name, { ...state, Default: 'Last' }])), Last: { Type: 'Succeed' } }
  const ended = kept.map(([name, state]) => [name, name === endless ? ending(state) : state] as const)
  return reachableStates(start, Object.fromEntries(ended))
}

function ending({ Next: _, ...state }: JsonObject): JsonObject {
  return { ...state, End: true }
}

function targetsOf(state: JsonObject): readonly string[] {
  const rules = [...((state.Choices ?? []) as JsonObject[]), ...((state.Catch ?? []) as JsonObject[])]
  const named = [state.Next, state.Default, ...rules.map(({ Next }) => Next)]
  return named.filter((name) => typeof name === 'string')
}
