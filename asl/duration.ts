import { DefinitionError } from './definition-error.ts'

/** A span of time in whole seconds, made by {@link seconds}, {@link minutes}, {@link hours} or {@link days}. */
export interface Duration {
  readonly kind: 'duration'
  /** Whole seconds, 1 to 99,999,999 (the bound of AWS). */
  readonly seconds: number
}

/** The largest number of seconds that a state takes, https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
const MOST_SECONDS = 99_999_999

/** `count` seconds. Throws a `DefinitionError` where it is no whole number from 1 to 99,999,999. */
export function seconds(count: number): Duration {
  if (!Number.isInteger(count) || count < 1 || count > MOST_SECONDS) {
    throw new DefinitionError({
      code: 'bad-duration',
      path: 'duration',
      message: `a duration of ${count} seconds`,
      hint: `Step Functions takes whole seconds from 1 to ${MOST_SECONDS}`,
    })
  }
  return Object.freeze({ kind: 'duration', seconds: count })
}

/** `count` minutes. */
export function minutes(count: number): Duration {
  return seconds(count * 60)
}

/** `count` hours. */
export function hours(count: number): Duration {
  return seconds(count * 3600)
}

/** `count` days of 24 hours. */
export function days(count: number): Duration {
  return seconds(count * 86_400)
}
