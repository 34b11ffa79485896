import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import type { InnerPosition, IterationsPosition } from '../journal/position.ts'
import { runDistributed } from '../map-run/run-distributed.ts'
import { withRetryAndCatch } from '../retry/with-retry-and-catch.ts'
import { isDistributed, maxConcurrency, readItems } from './map-items.ts'
import { runIterations } from './map-iterations.ts'
import { resultOutcome } from './outcome.ts'

/** Runs its processor once for every item. */
export async function runMap(frame: Frame): Promise<Outcome> {
  const { branch } = frame
  branch.open = 'Map'
  // What is recorded of a failed attempt comes from inside.
  let failedInside = frame.restored?.progress.kind === 'failed'
  const onFailure = () => {
    failedInside = true
  }
  const inline = async (inner: InnerPosition | undefined) => {
    const from = inner?.kind === 'iterations' ? inner : await begin(frame)
    const results = await runIterations(frame, from, onFailure)
    if (!from.closed) branch.recordBeside('MapStateSucceeded')
    return resultOutcome(frame, results)
  }
  const attempt = () => {
    failedInside = false
    const { inner } = frame.restored ?? {}
    frame.restored = undefined
    return isDistributed(frame) ? runDistributed(frame, inner, onFailure) : inline(inner)
  }
  const outcome = await withRetryAndCatch(frame, attempt, (failure) => {
    if (failure instanceof StatesRuntimeError && !failedInside) return
    branch.record('MapStateFailed')
    branch.open = undefined
  })
  branch.open = undefined
  return outcome
}

async function begin(frame: Frame): Promise<IterationsPosition> {
  const items = await readItems(frame)
  const concurrency = await readConcurrency(frame)
  const details = { mapStateStartedEventDetails: { length: items.length } }
  const started = frame.branch.record('MapStateStarted', details, { kind: 'iterations', items, concurrency })
  return { kind: 'iterations', started, items, concurrency, lines: new Map(), closed: false }
}

async function readConcurrency(frame: Frame): Promise<number> {
  const { inlineMapConcurrency } = frame.branch.execution.quotas
  const wanted = await maxConcurrency(frame)
  return wanted === 0 ? inlineMapConcurrency : Math.min(wanted, inlineMapConcurrency)
}
