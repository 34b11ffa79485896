import { WorkflowFailure } from './workflow-failure.ts'

/** A Distributed Map could not read its items. */
export class StatesItemReaderFailedError extends WorkflowFailure {
  override readonly name = 'States.ItemReaderFailed'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.ItemReaderFailed', cause }, options)
  }
}
