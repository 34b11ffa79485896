import { DefinitionError } from '../../asl/index.ts'
import { ACTIONS } from './generated/actions.ts'

const TABLES = new Map<string, ReadonlyMap<string, readonly string[]>>()

/**
 * The types of resources that a policy can name for an action, each as `service:type`; none where AWS takes `*` only.
 * Throws a `DefinitionError` (`unknown-action`, `wildcard-action`) for what is no action.
 */
export function resourceTypesOf(action: string): readonly string[] {
  const [service = '', name = ''] = action.split(':')
  const types = tableOf(service).get(name)
  if (types !== undefined) return types
  const wild = action.includes('*')
  throw new DefinitionError({
    code: wild ? 'wildcard-action' : 'unknown-action',
    path: action,
    message: wild ? 'a wildcard allows what nobody has looked at' : `IAM has no action ${JSON.stringify(action)}`,
    hint: wild
      ? 'name each action'
      : 'see https://docs.aws.amazon.com/service-authorization/latest/reference/; letters count: `s3:GetObject`, not `s3:getObject`',
  })
}

/** Whether IAM has this action. */
export function isAction(action: string): boolean {
  const [service = '', name = ''] = action.split(':')
  return tableOf(service).has(name)
}

/** A service's text is cut up when it is first asked for. */
function tableOf(service: string): ReadonlyMap<string, readonly string[]> {
  const known = TABLES.get(service)
  if (known !== undefined) return known
  const entries = (ACTIONS[service] ?? '').split(' ').map((entry) => {
    const [action = '', types = ''] = entry.split(':')
    return [action, types === '' ? [] : types.split(',').map((type) => `${service}:${type}`)] as const
  })
  const table = new Map(entries)
  TABLES.set(service, table)
  return table
}
