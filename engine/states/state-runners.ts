import type { Frame, Outcome } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import type { StateType } from '../machine/state-document.ts'
import { runChoice } from './choice-state.ts'
import { runFail } from './fail-state.ts'
import { runMap } from './map-state.ts'
import { runParallel } from './parallel-state.ts'
import { runPass } from './pass-state.ts'
import { runSucceed } from './succeed-state.ts'
import { runTask } from './task-state.ts'
import { runWait } from './wait-state.ts'

const runners: Readonly<Record<StateType, (frame: Frame) => MaybePromise<Outcome>>> = {
  Task: runTask,
  Pass: runPass,
  Choice: runChoice,
  Wait: runWait,
  Succeed: runSucceed,
  Fail: runFail,
  Parallel: runParallel,
  Map: runMap,
}

/** Runs one visit to a state, between its entry and its exit. */
export function runState(frame: Frame): MaybePromise<Outcome> {
  return runners[frame.state.type](frame)
}
