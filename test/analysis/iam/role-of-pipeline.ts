import type { Role } from '../../../analysis/iam/index.ts'
import { policiesOf } from '../../../analysis/iam/index.ts'
import { inAccount, localNamer, type Pipeline, resolveNames } from '../../../services/index.ts'

const ACCOUNT = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' }

/** The roles of pipelines by id, with the names of the local account filled in. */
export function localRoles(...pipelines: readonly Pipeline[]): Readonly<Record<string, Role>> {
  const namer = localNamer()
  return Object.fromEntries(
    policiesOf(...pipelines).map((role) => [role.id, resolveNames(role, namer, { text: (text) => inAccount(text, ACCOUNT) })]),
  )
}

/** Every action that a role's statements allow, sorted. */
export function actionsOf(role: Role | undefined): readonly string[] {
  return [...new Set(role?.policy.Statement.flatMap(({ Action }) => Action))].toSorted()
}

/** Every resource that a role's statements name. */
export function resourcesNamed(role: Role | undefined): readonly string[] {
  return [...new Set(role?.policy.Statement.flatMap(({ Resource }) => Resource))].toSorted()
}
