import { WorkflowFailure } from './workflow-failure.ts'

/** A payload or a variable is larger than the service carries (256 KiB). */
export class StatesDataLimitExceededError extends WorkflowFailure {
  override readonly name = 'States.DataLimitExceeded'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.DataLimitExceeded', cause }, options)
  }
}
