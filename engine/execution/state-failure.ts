import { Aborted } from '../errors/aborted.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { QueryFailure } from '../errors/query-failure.ts'
import { StatesQueryEvaluationError } from '../errors/states-query-evaluation-error.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { PathSyntaxError } from '../jsonpath/path.ts'
import { describeFailure, type Frame } from './frame.ts'

/**
 * What a workflow sees of an error: failures of fields and queries get the state's name and, for a query,
 * an event of their own. Everything else passes as it is.
 */
export function stateFailure(frame: Frame, error: unknown): unknown {
  if (error instanceof FieldFailure || error instanceof PathSyntaxError) {
    return new StatesRuntimeError(describeFailure(frame, error.message), { cause: error })
  }
  if (!(error instanceof QueryFailure)) return error
  const cause = describeFailure(frame, error.message)
  const { branch } = frame
  // AWS hangs the event where the decision began: before the entry, unless the state has done something since.
  if (branch.cursor === frame.enteredEventId) branch.cursor = frame.eventBeforeEntry
  branch.record('EvaluationFailed', {
    evaluationFailedEventDetails: { error: 'States.QueryEvaluationError', cause, location: error.location, state: frame.state.name },
  })
  return new StatesQueryEvaluationError(cause, { cause: error })
}

/** Whether an error is something that a workflow, or an abort from outside, accounts for. */
export function isExpected(error: unknown): boolean {
  return error instanceof WorkflowFailure || error instanceof Aborted
}
