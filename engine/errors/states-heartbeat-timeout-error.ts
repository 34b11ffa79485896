import { WorkflowFailure } from './workflow-failure.ts'

/**
 * No heartbeat arrived within `HeartbeatSeconds`. AWS writes it into the history as `States.Timeout`,
 * while Retry and Catch may name either `States.Timeout` or `States.HeartbeatTimeout`.
 */
export class StatesHeartbeatTimeoutError extends WorkflowFailure {
  override readonly name = 'States.HeartbeatTimeout'

  constructor(cause?: string, options?: ErrorOptions) {
    super({ error: 'States.Timeout', cause }, options)
  }

  override matches(errorEquals: string): boolean {
    return errorEquals === 'States.HeartbeatTimeout' || super.matches(errorEquals)
  }
}
