import type { JsonObject } from '../../asl/json.ts'

const DEFAULT_INTERVAL_SECONDS = 1
const DEFAULT_BACKOFF_RATE = 2
const DEFAULT_MAX_ATTEMPTS = 3

/** Milliseconds until the next attempt, after `done` earlier retries of the same retrier. */
export function retryDelay(retrier: JsonObject, done: number, random: () => number): number {
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds, JitterStrategy } = retrier
  const interval = typeof IntervalSeconds === 'number' ? IntervalSeconds : DEFAULT_INTERVAL_SECONDS
  const rate = typeof BackoffRate === 'number' ? BackoffRate : DEFAULT_BACKOFF_RATE
  const seconds = interval * rate ** done
  const capped = typeof MaxDelaySeconds === 'number' ? Math.min(seconds, MaxDelaySeconds) : seconds
  return capped * 1000 * (JitterStrategy === 'FULL' ? random() : 1)
}

/** How often a retrier tries again. */
export function maxAttempts({ MaxAttempts }: JsonObject): number {
  return typeof MaxAttempts === 'number' ? MaxAttempts : DEFAULT_MAX_ATTEMPTS
}
