import { type AccessRequest, isAllowed, type PolicyDocument } from '../../analysis/iam/index.ts'
import type { AwsError } from '../service.ts'
import { accessDenied } from './access-denied.ts'
import type { Caller } from './caller.ts'
import { issuedKeys, type Keys } from './credentials.ts'

/** A role of the account: its policy holds no name tokens. */
export interface AccountRole {
  readonly name: string
  readonly policy: PolicyDocument
}

/** Something that somebody wanted to do, and whether the role let it. */
export interface AccessSeen {
  readonly caller: Caller
  /** The local service's name. */
  readonly service: string
  readonly request: AccessRequest
  readonly isAllowed: boolean
}

/** Who may do what in the account. */
export interface Access {
  readonly keys: Keys
  /** Adds roles, or changes those of their names. A role that the account does not have binds nobody. */
  give(roles: readonly AccountRole[]): void
  /** Throws the service's refusal for the first request that the caller's role does not allow. */
  require(caller: Caller | undefined, service: string, requests: readonly AccessRequest[]): void
  /** The same, told instead of thrown. */
  refusal(caller: Caller | undefined, service: string, requests: readonly AccessRequest[]): AwsError | undefined
}

/** Options of {@link accountAccess}. */
export interface AccessOptions {
  readonly accountId: string
  /** Told of each request of everybody who is bound. */
  readonly onAccess?: ((seen: AccessSeen) => void) | undefined
}

/** The access of an account without roles, where everybody may do everything. */
export function accountAccess({ accountId, onAccess }: AccessOptions): Access {
  const policies = new Map<string, PolicyDocument>()
  const refusal: Access['refusal'] = (caller, service, requests) => {
    const policy = caller && policies.get(caller.role)
    if (caller === undefined || policy === undefined) return undefined
    for (const request of requests) {
      const allowed = isAllowed(policy, request)
      onAccess?.({ caller, service, request, isAllowed: allowed })
      if (!allowed) return accessDenied(service, caller, request.action, request.resource, accountId)
    }
    return undefined
  }
  return {
    keys: issuedKeys(),
    give(roles) {
      for (const { name, policy } of roles) policies.set(name, policy)
    },
    refusal,
    require(caller, service, requests) {
      const error = refusal(caller, service, requests)
      if (error !== undefined) throw error
    },
  }
}
