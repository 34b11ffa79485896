import { WorkflowFailure } from './workflow-failure.ts'

/** A task failed and its service named no error of its own. */
export class StatesTaskFailedError extends WorkflowFailure {
  override readonly name = 'States.TaskFailed'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.TaskFailed', cause }, options)
  }
}
