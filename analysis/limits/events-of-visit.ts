import type { StateType, StateView } from '../check/document/views.ts'
import { fieldsOf, listOf, textOf } from '../fields.ts'

/** Events of an execution itself: started, and how it ended. */
export const EXECUTION_EVENTS = 2

/** Events of each further attempt of a task. */
const ATTEMPT_EVENTS = 3

/** Entered, scheduled, started, succeeded, exited; one more where AWS waits for what the call began. */
const TASK_EVENTS = 5
const WAITING_TASK_EVENTS = 6
const DISTRIBUTED_MAP_EVENTS = 6
const GROUP_EVENTS = 4

/** Events of each iteration of an inline Map, beside those of its states. */
export const ITERATION_EVENTS = 2

/** Events of the scopes inside a state, run once each. */
export interface InnerEvents {
  readonly sum: number
}

/** What of the worst to count: whether every retry is used up. */
export interface Counting {
  readonly withRetries: boolean
}

type EventsOf = (state: StateView, inner: InnerEvents, counting: Counting) => number

/** Events of one visit of a state, the states inside it included; an inline Map counts one item. */
export function eventsOfVisit(state: StateView, inner: InnerEvents, counting: Counting): number {
  return state.type === undefined ? 0 : eventsByType[state.type](state, inner, counting)
}

const eventsByType: Readonly<Record<StateType, EventsOf>> = {
  Pass: () => 2,
  Wait: () => 2,
  Choice: () => 2,
  Succeed: () => 2,
  Fail: () => 1,
  Task: (state, _inner, { withRetries }) => taskEvents(state) + (withRetries ? ATTEMPT_EVENTS * retries(state) : 0),
  Parallel: (state, { sum }, { withRetries }) => GROUP_EVENTS + sum * (withRetries ? 1 + retries(state) : 1),
  Map: (state, { sum }, { withRetries }) => {
    const attempts = withRetries ? 1 + retries(state) : 1
    if (isDistributedMap(state)) return DISTRIBUTED_MAP_EVENTS * attempts
    return GROUP_EVENTS + (ITERATION_EVENTS + sum) * attempts
  },
}

function taskEvents({ fields }: StateView): number {
  return /\.(?:sync(?::2)?|waitForTaskToken)$/.test(textOf(fields.Resource) ?? '') ? WAITING_TASK_EVENTS : TASK_EVENTS
}

/** Whether a Map runs its items as executions of their own. */
export function isDistributedMap(state: StateView): boolean {
  return state.inner.some((scope) => scope.isDistributed)
}

const DEFAULT_ATTEMPTS = 3

/** Each retrier keeps its own count, so a state that fails in turns can use them all. */
function retries({ fields }: StateView): number {
  return listOf(fields.Retry).reduce<number>((sum, retrier) => {
    const attempts = fieldsOf(retrier)?.MaxAttempts
    return sum + (typeof attempts === 'number' ? attempts : DEFAULT_ATTEMPTS)
  }, 0)
}
