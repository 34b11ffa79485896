import type { JsonValue } from '../../../asl/index.ts'
import { ACCOUNT, PARTITION, REGION } from '../../../services/index.ts'
import { refuse, type Scope } from '../scope.ts'
import { staticText } from '../static-text.ts'

/** The ARN of what no pipeline declares, in the account and region of the machine. */
export function arnHere(service: string, resource: string): string {
  return `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`
}

/** A name that a policy can bound: a constant of the definition. Throws a `DefinitionError` (`unbounded-target`) for one of run time. */
export function constantName(value: JsonValue | undefined, member: string, scope: Scope): string {
  const { text, whole } = staticText(value)
  if (whole && text !== '') return text
  refuse(
    scope,
    'unbounded-target',
    `${member} is known at run time only, and nothing bounds what it may name`,
    'write the name out, or call the service from a Lambda task that declares its access',
  )
}

/** A name, or an ARN as it stands. */
export function arnOf(name: string, arn: (name: string) => string): string {
  return name.startsWith('arn:') ? name : arn(name)
}

/** Giving a role to a service, and to no other. */
export function passesRole(value: JsonValue | undefined, member: string, service: string, scope: Scope) {
  return {
    action: 'iam:PassRole',
    resource: constantName(value, member, scope),
    condition: { StringEquals: { 'iam:PassedToService': [service] } },
  }
}
