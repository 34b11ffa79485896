import type { Expression } from '../expression/expression.ts'
import type { JsonObject } from '../json.ts'
import type { Expr, Template } from '../reference/ref.ts'

export declare const ITEM: unique symbol
export declare const SOURCE_SCOPE: unique symbol

/**
 * Where a Distributed Map finds its items outside the execution: the objects of a bucket, or the rows of a file.
 * Made by `objectsOf`, `csvOf`, `jsonOf`, `jsonLinesOf`, `parquetOf`, `inventoryOf` and `athenaResultOf`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export interface ItemSource<out Item, in S = unknown> {
  readonly kind: 'items'
  /** The S3 call that reads them. */
  readonly resource: 'arn:aws:states:::s3:getObject' | 'arn:aws:states:::s3:listObjectsV2'
  /** `Bucket` with `Key` or `Prefix`. */
  readonly arguments: Expression
  readonly config: JsonObject
  /** The most items that are read. */
  readonly most?: Expression
  readonly [ITEM]?: Item
  readonly [SOURCE_SCOPE]?: (scope: S) => void
}

/** One object. */
export interface ObjectPlace<S> {
  readonly bucket: Template<string, S>
  readonly key: Template<string, S>
  /** Default: the newest. */
  readonly version?: Template<string, S>
}

/** All objects whose key begins with `prefix`; without one, all of the bucket. */
export interface PrefixPlace<S> {
  readonly bucket: Template<string, S>
  readonly prefix?: Template<string, S>
}

/** One file, or all files under a prefix (read as `LOAD_AND_FLATTEN`). */
export type FilePlace<S> = ObjectPlace<S> | (PrefixPlace<S> & { readonly key?: never })

/** What every source may be told. */
export interface ReadOptions<S> {
  /** The most items that are read; more are left. Default: all, up to AWS's own 100,000,000. */
  readonly maxItems?: number | Expr<number, S>
}
