import type { Permission } from './permission.ts'
import type { PolicyDocument, Statement } from './policy-document.ts'

/**
 * The policy of some permissions: few statements, each action and resource once, in an order that depends on nothing but them.
 * Actions with the same resources share a statement, then resources with the same actions.
 */
export function toPolicy(permissions: readonly Permission[]): PolicyDocument {
  const byAction = grouped(
    mergePrefixes(permissions),
    ({ action, condition }) => [action, condition],
    ({ resource }) => resource,
  )
  const byResources = grouped(
    byAction,
    ({ key: [, condition], values }) => [values, condition],
    ({ key: [action] }) => action as string,
  )
  const statements = byResources.map(({ key: [Resource, Condition], values: Action }): Statement => {
    const condition = Condition as Permission['condition']
    return { Effect: 'Allow', Action, Resource: Resource as readonly string[], ...(condition && { Condition: condition }) }
  })
  return { Version: '2012-10-17', Statement: statements.toSorted((left, right) => compare(textOf(left), textOf(right))) }
}

/** Listings of one bucket under several prefixes need one statement. */
function mergePrefixes(permissions: readonly Permission[]): readonly Permission[] {
  const prefixes = new Map<string, Set<string>>()
  const others = permissions.filter(({ action, resource, condition }) => {
    const listed = condition?.StringLike?.['s3:prefix']
    if (listed === undefined) return true
    const key = JSON.stringify([action, resource])
    prefixes.set(key, new Set([...(prefixes.get(key) ?? []), ...listed]))
    return false
  })
  const merged = [...prefixes].map(([key, listed]): Permission => {
    // Written just above.
    const [action, resource] = JSON.parse(key) as [string, string]
    return { action, resource, condition: { StringLike: { 's3:prefix': [...listed].toSorted(compare) } } }
  })
  return [...others, ...merged]
}

interface Group {
  readonly key: readonly unknown[]
  /** Sorted, each once. */
  readonly values: readonly string[]
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => readonly unknown[], value: (item: Item) => string): readonly Group[] {
  const groups = new Map<string, { readonly key: readonly unknown[]; readonly values: Set<string> }>()
  for (const item of items) {
    const key = keyOf(item)
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, values: new Set() }
    groups.set(name, group)
    group.values.add(value(item))
  }
  return [...groups.values()].map(({ key, values }) => ({ key, values: [...values].toSorted(compare) }))
}

function textOf({ Action, Resource, Condition }: Statement): string {
  return JSON.stringify([Action, Resource, Condition])
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
