import { WorkflowFailure } from './workflow-failure.ts'

/** More items of a Distributed Map failed than the state tolerates. */
export class StatesExceedToleratedFailureThresholdError extends WorkflowFailure {
  override readonly name = 'States.ExceedToleratedFailureThreshold'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.ExceedToleratedFailureThreshold', cause }, options)
  }
}
