import type { WorkflowFailure } from '../errors/workflow-failure.ts'
import { recordFailure } from '../journal/failure-record.ts'
import type { Branch } from './branch.ts'
import { isExpected } from './state-failure.ts'

/**
 * Ends the siblings of a branch that failed and writes what AWS writes about them: the iteration that failed, those that
 * were aborted, and the states that all of them were in.
 */
export function recordInnerFailure(outer: Branch, failed: Branch, running: readonly Branch[], error: WorkflowFailure): void {
  const failure = failed.cursor
  for (const branch of running) if (branch !== failed) branch.abort()
  for (const branch of running) {
    const { iteration } = branch
    if (iteration !== undefined) {
      if (branch === failed) outer.recordBeside('MapIterationFailed', { mapIterationFailedEventDetails: iteration }, failure)
      else outer.recordBeside('MapIterationAborted', { mapIterationAbortedEventDetails: iteration }, failure)
    }
    recordOpen(outer, branch, failure)
  }
  outer.inner = []
  outer.cursor = failure
  outer.note({ kind: 'failedInside', failure: recordFailure(error), cursor: failure })
}

function recordOpen(outer: Branch, branch: Branch, failure: number): void {
  for (const inner of branch.inner) {
    const { iteration } = inner
    if (iteration !== undefined) outer.recordBeside('MapIterationAborted', { mapIterationAbortedEventDetails: iteration }, failure)
    recordOpen(outer, inner, failure)
  }
  if (branch.open !== undefined) outer.recordBeside(`${branch.open}StateAborted`, undefined, failure)
}

/** Keeps a branch that nobody waits for any more from being reported as unhandled; a bug still ends the execution. */
export function abandon(outer: Branch, running: Promise<unknown>): void {
  running.catch((error) => {
    if (!isExpected(error)) outer.execution.crash(error)
  })
}
