import { rolesOf } from '../../analysis/iam/index.ts'
import { type Deployment, inAccount, localNamer, type Namer, resolveNames } from '../../services/index.ts'
import type { AccountRole } from '../access/access.ts'

/** Where the roles are. */
const ACCOUNT = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' }

/**
 * The roles that a deployment would have, with the names of the local account: given to it, they bind functions, state machines, jobs,
 * containers, crawlers, schedules and rules as they would on AWS. Throws a `DefinitionError` where a right cannot be bounded.
 */
export function localRoles(
  deployment: Deployment,
  namer: Namer = localNamer(),
  { region = ACCOUNT.region, accountId = ACCOUNT.accountId }: { readonly region?: string; readonly accountId?: string } = {},
): readonly AccountRole[] {
  const text = (plain: string) => inAccount(plain, { ...ACCOUNT, region, accountId })
  return rolesOf(deployment).map(({ id, policy }) => ({ name: id, policy: resolveNames(policy, namer, { text }) }))
}
