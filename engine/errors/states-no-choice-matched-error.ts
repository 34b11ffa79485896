import { WorkflowFailure } from './workflow-failure.ts'

/** No rule of a Choice state matched and the state has no `Default`. */
export class StatesNoChoiceMatchedError extends WorkflowFailure {
  override readonly name = 'States.NoChoiceMatched'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.NoChoiceMatched', cause }, options)
  }
}
