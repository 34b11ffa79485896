import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { runDistributed } from '../map-run/run-distributed.ts'
import { withRetryAndCatch } from '../retry/with-retry-and-catch.ts'
import { isDistributed, maxConcurrency, readItems } from './map-items.ts'
import { runIterations } from './map-iterations.ts'
import { resultOutcome } from './outcome.ts'

/** Runs its processor once for every item. */
export async function runMap(frame: Frame): Promise<Outcome> {
  const { branch } = frame
  branch.open = 'Map'
  let failedInside = false
  const onFailure = () => {
    failedInside = true
  }
  const inline = async () => {
    const items = await readItems(frame)
    const concurrency = await readConcurrency(frame)
    branch.record('MapStateStarted', { mapStateStartedEventDetails: { length: items.length } })
    const results = await runIterations(frame, items, concurrency, onFailure)
    branch.recordBeside('MapStateSucceeded')
    return resultOutcome(frame, results)
  }
  const attempt = () => {
    failedInside = false
    return isDistributed(frame) ? runDistributed(frame, onFailure) : inline()
  }
  const outcome = await withRetryAndCatch(frame, attempt, (failure) => {
    if (failure instanceof StatesRuntimeError && !failedInside) return
    branch.record('MapStateFailed')
    branch.open = undefined
  })
  branch.open = undefined
  return outcome
}

async function readConcurrency(frame: Frame): Promise<number> {
  const { inlineMapConcurrency } = frame.branch.execution.quotas
  const wanted = await maxConcurrency(frame)
  return wanted === 0 ? inlineMapConcurrency : Math.min(wanted, inlineMapConcurrency)
}
