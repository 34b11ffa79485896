import { WorkflowFailure } from './workflow-failure.ts'

/** A Distributed Map could not write its results. */
export class StatesResultWriterFailedError extends WorkflowFailure {
  override readonly name = 'States.ResultWriterFailed'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.ResultWriterFailed', cause }, options)
  }
}
