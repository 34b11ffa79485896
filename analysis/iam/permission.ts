import { DefinitionError } from '../../asl/index.ts'
import type { AccessTarget, Grant } from '../../services/index.ts'
import { resourceTypesOf } from './actions.ts'
import { arnsOfTarget } from './arns-of-target.ts'
import type { Condition } from './policy-document.ts'

/** One action on one resource: what statements are put together from. */
export interface Permission {
  readonly action: string
  readonly resource: string
  readonly condition?: Condition
}

/** Actions that list a bucket, and that a folder bounds by the prefix of the listing. */
const LISTS = new Set(['s3:ListBucket', 's3:ListBucketVersions'])

/** The permissions of a grant. `path` says in errors whose grant it is. */
export function permissionsOf({ actions, on }: Grant, path: string): readonly Permission[] {
  const targets = [on].flat()
  return actions.flatMap((action) => {
    const types = resourceTypesOf(action)
    if (types.length === 0) return targets.length === 0 ? [] : [{ action, resource: '*' }]
    return targets.flatMap((target) => permissionsOn(action, types, target, path))
  })
}

function permissionsOn(action: string, types: readonly string[], target: AccessTarget, path: string): readonly Permission[] {
  const arns = arnsOfTarget(target)
  const resources = types.flatMap((type) => arns[type] ?? [])
  if (resources.length === 0) {
    throw new DefinitionError({
      code: 'action-not-on-target',
      path,
      message: `${action} is not about a ${target.kind}`,
      hint: `it is about ${types.join(', ')}: give it on another target, or take another action`,
    })
  }
  const condition = target.kind === 'folder' && target.prefix !== '' && LISTS.has(action) ? withPrefix(target.prefix) : undefined
  return resources.map((resource) => ({ action, resource, ...(condition && { condition }) }))
}

function withPrefix(prefix: string): Condition {
  return { StringLike: { 's3:prefix': [`${prefix}*`] } }
}
