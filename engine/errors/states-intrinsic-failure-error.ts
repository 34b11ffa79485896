import { WorkflowFailure } from './workflow-failure.ts'

/** An intrinsic function got arguments that it cannot use. */
export class StatesIntrinsicFailureError extends WorkflowFailure {
  override readonly name = 'States.IntrinsicFailure'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.IntrinsicFailure', cause }, options)
  }
}
