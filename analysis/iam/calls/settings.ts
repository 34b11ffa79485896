import type { JsonValue } from '../../../asl/index.ts'
import { resourceTypesOf } from '../actions.ts'
import { refuse, type Scope } from '../scope.ts'
import { staticList } from '../static-text.ts'
import { actionOf } from './action-of.ts'
import type { Call, NeedsOf } from './call.ts'
import { arnHere, arnOf, constantName } from './named-arn.ts'

/** Parameters, by name or by the path above them. https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html */
export const ssmNeeds: NeedsOf = (call, scope) => {
  const action = actionOf(call, scope)
  if (!resourceTypesOf(action).includes('ssm:parameter')) unknown(call, scope)
  return parametersOf(call, scope).map((resource) => ({ action, resource }))
}

function parametersOf(call: Call, scope: Scope): readonly string[] {
  const { Name, Names, Path } = call.arguments
  // The names of a hierarchy begin with a slash, which their ARNs do not repeat.
  const arn = (name: string) => arnHere('ssm', `parameter/${name.replace(/^\//, '')}`)
  if (Path !== undefined) {
    const path = constantName(Path, 'Path', scope).replace(/\/$/, '')
    return [arn(path), `${arn(path)}/*`]
  }
  if (Name !== undefined) return [arnOf(constantName(Name, 'Name', scope), arn)]
  return (staticList(Names) ?? unknown(call, scope)).map((name) => arnOf(constantName(name, 'Names', scope), arn))
}

/** A secret's ARN ends in six characters of chance. https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html */
export const secretsmanagerNeeds: NeedsOf = (call, scope) => {
  const action = actionOf(call, scope)
  const { SecretId } = call.arguments
  if (SecretId === undefined) unknown(call, scope)
  const name = constantName(SecretId, 'SecretId', scope)
  return [{ action, resource: arnOf(name, () => arnHere('secretsmanager', `secret:${name}-??????`)) }]
}

/** Alarms by name; metrics have no ARN, so that those that are written are bounded by their namespace. */
export const cloudwatchNeeds: NeedsOf = (call, scope) => {
  const action = actionOf(call, scope)
  const { AlarmName, AlarmNames, Namespace } = call.arguments
  if (call.operation === 'PutMetricData') {
    const condition = { StringEquals: { 'cloudwatch:namespace': [constantName(Namespace, 'Namespace', scope)] } }
    return [{ action, resource: '*', condition }]
  }
  const types = resourceTypesOf(action)
  if (types.length === 0 || call.operation === 'GetMetricData') return [{ action, resource: '*' }]
  if (!types.includes('cloudwatch:alarm')) unknown(call, scope)
  const names: readonly JsonValue[] = AlarmName === undefined ? (staticList(AlarmNames) ?? []) : [AlarmName]
  if (names.length === 0) unknown(call, scope)
  return names.map((name) => ({ action, resource: arnHere('cloudwatch', `alarm:${constantName(name, 'AlarmName', scope)}`) }))
}

/** The build ends here. */
function unknown({ service, operation }: Call, scope: Scope): never {
  refuse(
    scope,
    'unknown-integration',
    `nothing is known of what ${service}:${operation} touches`,
    'call it from a Lambda task that declares its access',
  )
}
