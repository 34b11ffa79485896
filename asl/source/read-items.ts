import { DefinitionError } from '../definition-error.ts'
import type { JsonObject } from '../json.ts'
import type { Template } from '../reference/ref.ts'
import { isExpr } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import type { FilePlace, ItemSource, ObjectPlace, ReadOptions } from './item-source.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
const MOST_ITEMS = 100_000_000

/** The items in one file, or in all files under a prefix. */
export function fileSource<Item, S>(place: FilePlace<S>, config: JsonObject, options: ReadOptions<S>): ItemSource<Item, S> {
  if (isObject(place)) return objectSource(place, config, options)
  return listSource(place, { Transformation: 'LOAD_AND_FLATTEN', ...config }, options)
}

export function objectSource<Item, S>(place: ObjectPlace<S>, config: JsonObject, options: ReadOptions<S>): ItemSource<Item, S> {
  const { bucket, key, version } = place
  return source('getObject', { Bucket: bucket, Key: key, VersionId: version }, config, options)
}

export function listSource<Item, S>(
  { bucket, prefix }: { readonly bucket: Template<string, S>; readonly prefix?: Template<string, S> },
  config: JsonObject,
  options: ReadOptions<S>,
): ItemSource<Item, S> {
  return source('listObjectsV2', { Bucket: bucket, Prefix: prefix }, config, options)
}

function isObject<S>(place: FilePlace<S>): place is ObjectPlace<S> {
  return place.key !== undefined
}

function source<Item, S>(
  call: 'getObject' | 'listObjectsV2',
  place: Readonly<Record<string, unknown>>,
  config: JsonObject,
  { maxItems }: ReadOptions<S>,
): ItemSource<Item, S> {
  if (maxItems !== undefined && !isExpr(maxItems)) checkMost(maxItems)
  return Object.freeze({
    kind: 'items',
    resource: `arn:aws:states:::s3:${call}` as const,
    arguments: toExpression(place, 'item source'),
    config: Object.freeze(config),
    ...(maxItems !== undefined && { most: toExpression(maxItems, 'maxItems') }),
  })
}

function checkMost(most: unknown): void {
  if (Number.isInteger(most) && Number(most) >= 1 && Number(most) <= MOST_ITEMS) return
  throw new DefinitionError({
    code: 'bad-max-items',
    path: 'item source',
    message: `at most ${most} items`,
    hint: `Step Functions takes a whole number from 1 to ${MOST_ITEMS}`,
  })
}
