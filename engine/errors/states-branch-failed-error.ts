import { WorkflowFailure } from './workflow-failure.ts'

/** A branch of a Parallel state failed. */
export class StatesBranchFailedError extends WorkflowFailure {
  override readonly name = 'States.BranchFailed'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.BranchFailed', cause }, options)
  }
}
