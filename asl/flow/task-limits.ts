import { DefinitionError } from '../definition-error.ts'
import type { Duration } from '../duration.ts'
import type { RetryPolicy } from '../operation.ts'

/** https://states-language.net/spec.html#errors */
const MOST_ATTEMPTS = 99_999_999

/** A frozen copy of the retriers. Throws a `DefinitionError` (`bad-retry`) for what Step Functions refuses. */
export function checkedRetry(policies: readonly RetryPolicy<string>[], path: string): readonly RetryPolicy<string>[] {
  policies.forEach((policy, index) => {
    const problem = problemOf(policy, index === policies.length - 1)
    if (problem !== undefined) throw new DefinitionError({ code: 'bad-retry', path, ...problem })
  })
  return policies.map((policy) => ({ ...policy, errors: [...policy.errors] }))
}

type Problem = { readonly message: string; readonly hint: string }

function problemOf({ errors, attempts, backoff, interval, most }: RetryPolicy<string>, isLast: boolean): Problem | undefined {
  if (errors.length === 0) return { message: 'a retry of no error', hint: 'name the errors that it retries' }
  if (errors.includes('States.ALL') && (errors.length > 1 || !isLast)) {
    return { message: 'a retry of States.ALL beside others', hint: 'States.ALL stands alone, in the last retry' }
  }
  if (attempts !== undefined && !(Number.isInteger(attempts) && attempts >= 0 && attempts <= MOST_ATTEMPTS)) {
    return { message: `${attempts} attempts`, hint: `Step Functions takes a whole number from 0 to ${MOST_ATTEMPTS}` }
  }
  if (backoff !== undefined && !(Number.isFinite(backoff) && backoff >= 1)) {
    return { message: `a backoff of ${backoff}`, hint: 'Step Functions takes a number from 1' }
  }
  if (interval !== undefined && most !== undefined && most.seconds < interval.seconds) {
    return { message: `an interval of ${interval.seconds} s, but at most ${most.seconds} s`, hint: 'let `most` be no less than `interval`' }
  }
  return undefined
}

/** Throws a `DefinitionError` (`bad-heartbeat`) where the heartbeat is not shorter than the timeout. */
export function checkHeartbeat(timeout: Duration | undefined, heartbeat: Duration | undefined, path: string): void {
  if (timeout === undefined || heartbeat === undefined || heartbeat.seconds < timeout.seconds) return
  throw new DefinitionError({
    code: 'bad-heartbeat',
    path,
    message: `a heartbeat of ${heartbeat.seconds} s within a timeout of ${timeout.seconds} s`,
    hint: 'Step Functions wants the heartbeat shorter than the timeout',
  })
}
