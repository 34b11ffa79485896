import type * as Sts from '@aws-sdk/client-sts'
import { type Caller, callerArn, callerAs } from '../../access/caller.ts'
import { type Keys, OWNER_CREDENTIALS } from '../../access/credentials.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'

/** Options of {@link sts}. */
export interface StsOptions {
  readonly environment: LocalEnvironment
  /** Gives and knows the keys of roles. Default: there are none. */
  readonly keys?: Keys
}

const HOUR_MS = 3_600_000

/** AWS STS: who one is here, which tools ask first. Any role is given to anybody, and binds where the account has it. */
export function sts({ environment: { accountId, clock, uuid }, keys }: StsOptions): LocalService {
  const credentials = (caller: Caller | undefined, seconds = HOUR_MS / 1000): Sts.Credentials => ({
    AccessKeyId: keys?.issue(caller).accessKeyId ?? OWNER_CREDENTIALS.accessKeyId,
    SecretAccessKey: OWNER_CREDENTIALS.secretAccessKey,
    SessionToken: uuid(),
    Expiration: new Date(clock.now() + seconds * 1000),
  })
  return {
    name: 'sts',
    operations: {
      async GetCallerIdentity(_: unknown, caller?: Caller): Promise<Sts.GetCallerIdentityResponse> {
        if (caller === undefined) return { UserId: accountId, Account: accountId, Arn: `arn:aws:iam::${accountId}:root` }
        return { UserId: `AROALOCAL:${caller.session}`, Account: accountId, Arn: callerArn(caller, accountId) }
      },
      async AssumeRole({ RoleArn = '', RoleSessionName = '', DurationSeconds }: Sts.AssumeRoleRequest): Promise<Sts.AssumeRoleResponse> {
        const caller = callerAs(RoleArn, RoleSessionName)
        const Arn = caller === undefined ? RoleArn : callerArn(caller, accountId)
        return {
          Credentials: credentials(caller, DurationSeconds),
          AssumedRoleUser: { AssumedRoleId: `AROALOCAL:${RoleSessionName}`, Arn },
        }
      },
      async GetSessionToken({ DurationSeconds }: Sts.GetSessionTokenRequest, caller?: Caller): Promise<Sts.GetSessionTokenResponse> {
        return { Credentials: credentials(caller, DurationSeconds) }
      },
    },
  }
}
