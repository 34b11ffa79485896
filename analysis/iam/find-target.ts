import type { JsonValue } from '../../asl/index.ts'
import { type AccessTarget, type Folder, nameToken, parseToken, piecesOf } from '../../services/index.ts'
import { boundsOf, findDeclared, refuse, type Scope } from './scope.ts'
import { staticText } from './static-text.ts'

/**
 * The resources that an argument names. A name that exists only at run time is bounded by the pipeline's `bounds`.
 * Throws a `DefinitionError`: `undeclared-target`, `unbounded-target`.
 */
export function findTargets(
  kind: AccessTarget['kind'],
  value: JsonValue | undefined,
  member: string,
  scope: Scope,
): readonly AccessTarget[] {
  const { text, whole } = staticText(value)
  const reference = parseToken(text)
  if (whole || reference !== undefined) {
    const found = findDeclared(kind, reference?.id ?? text, scope)
    if (found !== undefined && (reference === undefined || reference.kind === kind)) return [found]
    refuse(
      scope,
      'undeclared-target',
      `${member} is ${text}, which no pipeline declares as a ${kind}`,
      `declare it among the resources, with \`existing\` where it is there already`,
    )
  }
  const bounds = boundsOf([kind], scope)
  if (bounds.length > 0) return bounds
  refuse(
    scope,
    'unbounded-target',
    `${member} is known at run time only, and nothing bounds which ${kind} it may name`,
    `declare the ${kind} in the pipeline's \`bounds\``,
  )
}

/**
 * The places in S3 that a bucket and a key or prefix name: as far as they are constant, and else those of the pipeline's `bounds`.
 * Throws a `DefinitionError`: `undeclared-target`, `unbounded-target`.
 */
export function findPlaces(
  { bucket, key, members }: { readonly bucket: JsonValue | undefined; readonly key: JsonValue | undefined; readonly members: string },
  scope: Scope,
): readonly AccessTarget[] {
  const name = staticText(bucket)
  const reference = parseToken(name.text)
  if (!name.whole && reference === undefined) return boundedPlaces(undefined, members, scope)
  const found = findDeclared('bucket', reference?.id ?? name.text, scope)
  if (found?.kind !== 'bucket') {
    refuse(
      scope,
      'undeclared-target',
      `${members} is ${name.text}, which no pipeline declares as a bucket`,
      'declare it, with `existing` where it is there already',
    )
  }
  const place = staticText(key)
  return place.text === '' ? boundedPlaces(found.name, members, scope) : [placeOf(found.name, place.text)]
}

/** The place of a text such as `<bucket>/<key>`, or `s3://<bucket>/<key>`. */
export function findPlace(value: JsonValue | undefined, member: string, scope: Scope): readonly AccessTarget[] {
  const { text } = staticText(value)
  const [bucket, rest = ''] = piecesOf(text.replace(/^s3:\/\//, ''))
  if (typeof bucket !== 'object') return boundedPlaces(undefined, member, scope)
  const key = typeof rest === 'string' ? rest.replace(/^\//, '') : ''
  return findPlaces({ bucket: nameToken(bucket.kind, bucket.id, 'name'), key, members: member }, scope)
}

function placeOf(bucket: string, prefix: string): Folder {
  return { kind: 'folder', bucket, prefix, uri: `s3://${bucket}/${prefix}` }
}

function boundedPlaces(bucket: string | undefined, members: string, scope: Scope): readonly AccessTarget[] {
  const bounds = boundsOf(['bucket', 'folder'], scope).filter(
    (place) => bucket === undefined || ('bucket' in place ? place.bucket : place.kind === 'bucket' && place.name) === bucket,
  )
  if (bounds.length > 0) return bounds
  refuse(
    scope,
    'unbounded-target',
    `${members} is known at run time only, and nothing bounds which objects it may name`,
    "declare the bucket, or better a folder of it, in the pipeline's `bounds`",
  )
}
