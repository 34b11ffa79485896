import type * as Sts from '@aws-sdk/client-sts'
import type { LocalEnvironment, LocalService } from '../../service.ts'

/** Options of {@link sts}. */
export interface StsOptions {
  readonly environment: LocalEnvironment
}

const HOUR_MS = 3_600_000

/** AWS STS: who one is here, which tools ask first. Signatures are not checked, so any role is given to anybody. */
export function sts({ environment: { accountId, clock, uuid } }: StsOptions): LocalService {
  const credentials = (seconds = HOUR_MS / 1000): Sts.Credentials => ({
    AccessKeyId: 'ASIALOCALLOCALLOCAL0',
    SecretAccessKey: 'local',
    SessionToken: uuid(),
    Expiration: new Date(clock.now() + seconds * 1000),
  })
  return {
    name: 'sts',
    operations: {
      async GetCallerIdentity(): Promise<Sts.GetCallerIdentityResponse> {
        return { UserId: accountId, Account: accountId, Arn: `arn:aws:iam::${accountId}:root` }
      },
      async AssumeRole({ RoleArn = '', RoleSessionName = '', DurationSeconds }: Sts.AssumeRoleRequest): Promise<Sts.AssumeRoleResponse> {
        const role = RoleArn.slice(RoleArn.lastIndexOf('/') + 1)
        const Arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${RoleSessionName}`
        return { Credentials: credentials(DurationSeconds), AssumedRoleUser: { AssumedRoleId: `AROALOCAL:${RoleSessionName}`, Arn } }
      },
      async GetSessionToken({ DurationSeconds }: Sts.GetSessionTokenRequest): Promise<Sts.GetSessionTokenResponse> {
        return { Credentials: credentials(DurationSeconds) }
      },
    },
  }
}
