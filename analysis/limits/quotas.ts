/**
 * The service's quotas that a definition can be held to before it runs.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const quotas = Object.freeze({
  /** Events of a STANDARD execution. */
  historyEvents: 25_000,
  /** Bytes of a state's input or output. */
  payloadBytes: 262_144,
  /** Bytes of a definition. */
  definitionBytes: 1_048_576,
  /** Characters of a state's name. */
  nameCharacters: 80,
  /** Characters of a Map's label. */
  labelCharacters: 40,
  /** Seconds of an EXPRESS execution. */
  expressSeconds: 300,
  /** Iterations of an inline Map at one time. */
  inlineMapConcurrency: 40,
})
