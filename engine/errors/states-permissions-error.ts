import { WorkflowFailure } from './workflow-failure.ts'

/** The role of the execution may not call what a task asks for. */
export class StatesPermissionsError extends WorkflowFailure {
  override readonly name = 'States.Permissions'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.Permissions', cause }, options)
  }
}
