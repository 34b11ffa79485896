import { WorkflowFailure } from './workflow-failure.ts'

/** A `ResultPath` cannot be applied to the input of its state. */
export class StatesResultPathMatchFailureError extends WorkflowFailure {
  override readonly name = 'States.ResultPathMatchFailure'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.ResultPathMatchFailure', cause }, options)
  }
}
