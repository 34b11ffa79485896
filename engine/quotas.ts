/**
 * The service's limits that a run can meet.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export interface Quotas {
  /** Events in the history of a STANDARD execution. Default: 25,000. */
  readonly historyEvents: number
  /** Bytes of UTF-8 JSON in a state's output, a task's result or the variables of one `Assign`. Default: 262,144. */
  readonly payloadBytes: number
  /** Bytes of UTF-8 JSON in all variables that an execution holds at one time. Default: 10,485,760. */
  readonly variablesBytes: number
  /** Iterations of an inline Map at one time. Default: 40. */
  readonly inlineMapConcurrency: number
  /** Child executions of a Distributed Map at one time. Default: 10,000. */
  readonly distributedMapConcurrency: number
  /** Seconds that an EXPRESS execution may take. Default: 300. */
  readonly expressSeconds: number
  /**
   * Events of an EXPRESS execution, for which the service has no limit but its time: on a clock that stands still while states run,
   * an endless loop would never come to it. Default: 1,000,000, more than the service does in five minutes.
   */
  readonly expressEvents: number
  /** Characters in a state's name. Default: 80. */
  readonly nameCharacters: number
  /** Milliseconds of real time that one JSONata expression may take. Default: 10,000. */
  readonly jsonataMilliseconds: number
  /** How deep a JSONata expression may nest its evaluations. Default: 2,500. */
  readonly jsonataDepth: number
}

/** The quotas of the real service. */
export const awsQuotas: Quotas = Object.freeze({
  historyEvents: 25_000,
  payloadBytes: 262_144,
  variablesBytes: 10_485_760,
  inlineMapConcurrency: 40,
  distributedMapConcurrency: 10_000,
  expressSeconds: 300,
  expressEvents: 1_000_000,
  nameCharacters: 80,
  jsonataMilliseconds: 10_000,
  jsonataDepth: 2500,
})
