import { errorDetails } from '../errors/error-details.ts'
import { statesErrors } from '../errors/states-errors.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { FailureRecord } from './journal.ts'

/** A failure as the journal keeps it. */
export function recordFailure({ name, error, failureCause }: WorkflowFailure): FailureRecord {
  return { name, ...errorDetails(error, failureCause) }
}

/** The failure that was recorded, of the same class. */
export function reviveFailure({ name, error, cause }: FailureRecord): WorkflowFailure {
  const Reserved = Object.hasOwn(statesErrors, name) ? statesErrors[name] : undefined
  return Reserved === undefined ? new WorkflowFailure({ error, cause }) : new Reserved(cause)
}
