/** A JSONata field failed: the state turns it into `States.QueryEvaluationError` and an `EvaluationFailed` event. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure'
  /** The field, with `/` between its parts: `Arguments/FunctionName`. */
  readonly location: string

  constructor(location: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.location = location
  }
}
