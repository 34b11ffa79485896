import type { JsonObject, JsonValue } from '../../../json.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import { isPoll } from '../states.ts'
import { choose } from './choose.ts'
import { distributedMap } from './distributed-map.ts'
import { hasOnly, isNothing, keptBy, retriesOf } from './fields.ts'
import { catchesOf, leaving } from './leave.ts'
import { isRepeat, poll, repeat } from './loops.ts'
import { isDistributed, map } from './map.ts'
import { parallel } from './parallel.ts'

/** Reads a state of one type; nothing where no verb writes it so. */
export type LiftVerb = (scope: ScopeLift, name: string, state: JsonObject, place: Place) => Lifted | undefined

/** A state, or the states of a loop that begins with it, as one of the builder's verbs. */
export const liftVerb: LiftVerb = (scope, name, state, place) => {
  if (name.endsWith(': begin')) {
    const looped = name.slice(0, -': begin'.length)
    if (isPoll(looped, scope.states)) return poll(scope, looped, state, place)
    if (isRepeat(looped, scope.states)) return repeat(scope, looped, state, place)
  }
  const lift = Object.hasOwn(VERBS, String(state.Type)) ? VERBS[String(state.Type)] : undefined
  return lift?.(scope, name, state, place)
}

const VERBS: Readonly<Record<string, LiftVerb>> = {
  Task: task,
  Pass: pass,
  Wait: wait,
  Choice: choose,
  Parallel: parallel,
  Map: (scope, name, state, place) => (isDistributed(state) ? distributedMap : map)(scope, name, state, place),
  Fail: fail,
  Succeed: succeed,
}

function task(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds', 'Retry', 'Catch')) return undefined
  if (state.Arguments === undefined) return undefined
  const variable = keptBy(state)
  const catches = catchesOf(scope, state, place, variable)
  if (catches === undefined) return undefined
  return leaving(scope, state, place, {
    kind: 'task',
    name,
    variable,
    resource: String(state.Resource),
    outputPath: outputPathOf(state.Assign),
    arguments: place.variables.template(state.Arguments),
    retry: retriesOf(state.Retry),
    catches,
    ...(typeof state.TimeoutSeconds === 'number' && { timeout: state.TimeoutSeconds }),
    ...(typeof state.HeartbeatSeconds === 'number' && { heartbeat: state.HeartbeatSeconds }),
  })
}

/** Lambda's answer stands in `Payload`, and a workflow reads the answer. */
function outputPathOf(assign: JsonValue | undefined): readonly string[] {
  const text = JSON.stringify(assign ?? {})
  return text.includes('$states.result.Payload') && !text.includes('\\"Payload\\":') ? ['Payload'] : []
}

function pass(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state)) return undefined
  const variable = keptBy(state)
  const assigned = Object.values((state.Assign ?? {}) as JsonObject)[0]
  // What nobody reads is nowhere in the machine.
  const value = assigned === undefined ? ({ kind: 'json', value: null } as const) : place.variables.whole(assigned)
  return leaving(scope, state, place, { kind: 'pass', name, variable, value })
}

function wait(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state, 'Seconds', 'Timestamp') || state.Assign !== undefined) return undefined
  if (typeof state.Seconds !== 'number' && typeof state.Timestamp !== 'string') return undefined
  const time = typeof state.Seconds === 'number' ? state.Seconds : place.variables.template(state.Timestamp)
  return leaving(scope, state, place, { kind: 'wait', name, time })
}

function fail(_: ScopeLift, name: string, state: JsonObject, { variables }: Place): Lifted | undefined {
  if (!hasOnly(state, 'Error', 'Cause') || typeof state.Error !== 'string' || typeof state.Cause !== 'string') return undefined
  return { node: { kind: 'fail', name, error: variables.template(state.Error), cause: variables.template(state.Cause) } }
}

function succeed(scope: ScopeLift, name: string, state: JsonObject, { variables }: Place): Lifted | undefined {
  if (!scope.isMain || !hasOnly(state) || state.Output === undefined || isNothing(state.Output)) return undefined
  return { node: { kind: 'succeed', name, output: variables.whole(state.Output) } }
}
