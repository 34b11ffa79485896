import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { variable, wholeNumber } from '../environment/variable.ts'
import type { Claims } from './claims.ts'
import { dynamoClaims } from './dynamo-claims.ts'
import { renewalClock } from './renewal-clock.ts'

/** The claims of one try, and a clock that says when to renew them. */
export interface TryClaims {
  readonly claims: Claims
  readonly isRenewalDue: () => boolean
}

/** Where a function finds its settings and the time, in milliseconds since the Unix epoch. */
export interface ClaimsWorld {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

/** Claims last a month: longer than a message can be in a queue and its dead letters together. */
const KEEP_DAYS = 30
const LEASE_SECONDS = 60

/**
 * Claims as a function's environment says: `CLAIMS_TABLE`, `LEASE_SECONDS` (60), `KEEP_DAYS` (30).
 * Each call is a try of its own, also of a request that Lambda tries again.
 */
export function claimsOf(client: DynamoDBClient, { env, now }: ClaimsWorld): (requestId: string) => TryClaims {
  let tries = 0
  return (requestId) => {
    const leaseSeconds = wholeNumber(env, 'LEASE_SECONDS', LEASE_SECONDS)
    const claims = dynamoClaims({
      client,
      table: variable(env, 'CLAIMS_TABLE'),
      holder: `${requestId}.${now()}.${++tries}`,
      now,
      leaseSeconds,
      keepSeconds: wholeNumber(env, 'KEEP_DAYS', KEEP_DAYS) * 86_400,
    })
    return { claims, isRenewalDue: renewalClock(now, leaseSeconds) }
  }
}
