import { WorkflowFailure } from './workflow-failure.ts'

/** A path of a payload template finds nothing. */
export class StatesParameterPathFailureError extends WorkflowFailure {
  override readonly name = 'States.ParameterPathFailure'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.ParameterPathFailure', cause }, options)
  }
}
