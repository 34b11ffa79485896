import { WorkflowFailure } from './workflow-failure.ts'

/** A JSONata expression threw, returned nothing or returned the wrong type. */
export class StatesQueryEvaluationError extends WorkflowFailure {
  override readonly name = 'States.QueryEvaluationError'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.QueryEvaluationError', cause }, options)
  }
}
