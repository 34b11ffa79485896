import { WorkflowFailure } from './workflow-failure.ts'

/** A task or the whole execution ran longer than its `TimeoutSeconds`. */
export class StatesTimeoutError extends WorkflowFailure {
  override readonly name = 'States.Timeout'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.Timeout', cause }, options)
  }
}
