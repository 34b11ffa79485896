import { WorkflowFailure } from './workflow-failure.ts'

/**
 * The definition asked for something that its data does not allow, such as a path that finds nothing.
 * Ends the execution: neither Retry nor Catch takes it, not even one that names it.
 */
export class StatesRuntimeError extends WorkflowFailure {
  override readonly name = 'States.Runtime'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.Runtime', cause }, options)
  }

  override matches(): boolean {
    return false
  }
}
