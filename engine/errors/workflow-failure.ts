/** What {@link WorkflowFailure} is made from. */
export interface FailureDetails {
  /** The error name that Retry and Catch match, such as `States.Timeout`. Absent where a callback gave none. */
  readonly error?: string | undefined
  /** The explanation that AWS shows as `cause`. */
  readonly cause?: string | undefined
}

/**
 * The failure of a state, as a workflow sees it. The only thing that Retry and Catch ever see: anything else that is
 * thrown inside the engine is a bug and rejects the execution.
 */
export class WorkflowFailure extends Error {
  override readonly name: string = 'WorkflowFailure'
  readonly error: string | undefined
  readonly failureCause: string | undefined

  constructor(details: FailureDetails, options?: ErrorOptions) {
    super([details.error, details.cause].filter((part) => part !== undefined).join(': '), options)
    this.error = details.error
    this.failureCause = details.cause
  }

  /** Whether `errorEquals`, one entry of a retrier or catcher, takes this failure. */
  matches(errorEquals: string): boolean {
    if (errorEquals === 'States.ALL' || errorEquals === this.error) return true
    return errorEquals === 'States.TaskFailed' && this.isTaskFailure
  }

  /** `States.TaskFailed` stands for every failure of a task but a timeout. */
  get isTaskFailure(): boolean {
    return this.error !== 'States.Timeout'
  }
}
