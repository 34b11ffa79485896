import { StatesRuntimeError } from '../errors/states-runtime-error.ts'

/**
 * The execution is full.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export class HistoryLimitReached extends StatesRuntimeError {
  constructor(maximumEvents: number) {
    super(`The execution reached the maximum number of history events (${maximumEvents}).`)
  }
}
