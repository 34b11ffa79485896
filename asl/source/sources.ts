import type { StaticOf, TypedSchema } from '../typed-schema.ts'
import type { CsvOptions } from './csv-config.ts'
import { csvConfig } from './csv-config.ts'
import type { FilePlace, ItemSource, ObjectPlace, PrefixPlace, ReadOptions } from './item-source.ts'
import { fileSource, listSource, objectSource } from './read-items.ts'

/** One object of a listing, as a Distributed Map gives it. */
export interface ListedObject {
  readonly Etag: string
  readonly Key: string
  /** Seconds since the Unix epoch. */
  readonly LastModified: number
  /** Bytes. */
  readonly Size: number
  readonly StorageClass: string
}

/**
 * The objects under a prefix, in the order of their keys.
 *
 * @example
 * ```ts
 * flow.distributedMap('Each object', objectsOf({ bucket: input.bucket, prefix: 'bronze/' }, { maxItems: 1000 }), {}, (object) => object.Key)
 * ```
 */
export function objectsOf<S = unknown>(place: PrefixPlace<S>, options: ReadOptions<S> = {}): ItemSource<ListedObject, S> {
  return listSource(place, {}, options)
}

/**
 * The rows of one CSV file, or of all under a prefix: every value is a string. With `headers`, the columns are typed by them.
 * Throws a `DefinitionError`: `no-headers`, `bad-max-items`.
 *
 * @example
 * ```ts
 * const orders = csvOf({ bucket: input.bucket, key: input.key }, { headers: ['id', 'price'], delimiter: 'semicolon' })
 * flow.distributedMap('Each row', orders, { batch: { items: 500 } }, (rows) => rows[0].id)
 * ```
 */
export function csvOf<S = unknown, const Header extends string = string>(
  place: FilePlace<S>,
  options: CsvOptions<Header> & ReadOptions<S> = {},
): ItemSource<Readonly<Record<Header, string>>, S> {
  return fileSource(place, { InputType: 'CSV', ...csvConfig(options) }, options)
}

/** What the items of a file are, and where in it. */
export interface JsonOptions<Item extends TypedSchema, S> extends ReadOptions<S> {
  /** The shape of one item. It is taken at your word. */
  readonly item: Item
  /** A JSON Pointer to the array inside the file: `/data/rows`. Default: the file is the array. */
  readonly pointer?: `/${string}`
}

/**
 * The elements of a JSON array in one file, or in all files under a prefix.
 *
 * @example
 * ```ts
 * const orders = jsonOf({ bucket: input.bucket, key: input.key }, { item: Order, pointer: '/data/orders' })
 * flow.distributedMap('Each order', orders, {}, (order) => order.id)
 * ```
 */
export function jsonOf<Item extends TypedSchema, S = unknown>(
  place: FilePlace<S>,
  options: JsonOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return fileSource(place, { InputType: 'JSON', ...(options.pointer !== undefined && { ItemsPointer: options.pointer }) }, options)
}

/** What the rows of a file are. */
export interface RowOptions<Item extends TypedSchema, S> extends ReadOptions<S> {
  /** The shape of one item. It is taken at your word. */
  readonly item: Item
}

/**
 * The lines of one JSON Lines file, or of all under a prefix.
 *
 * @example
 * ```ts
 * flow.distributedMap('Each order', jsonLinesOf({ bucket: input.bucket, prefix: 'orders/' }, { item: Order }), {}, (order) => order.id)
 * ```
 */
export function jsonLinesOf<Item extends TypedSchema, S = unknown>(
  place: FilePlace<S>,
  options: RowOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return fileSource(place, { InputType: 'JSONL' }, options)
}

/**
 * The rows of one Parquet file, or of all under a prefix.
 *
 * @example
 * ```ts
 * flow.distributedMap('Each order', parquetOf({ bucket: input.bucket, key: input.key }, { item: Order }), {}, (order) => order.id)
 * ```
 */
export function parquetOf<Item extends TypedSchema, S = unknown>(
  place: FilePlace<S>,
  options: RowOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return fileSource(place, { InputType: 'PARQUET' }, options)
}

/** One object of an S3 inventory; which columns there are, the inventory's own settings say. Every value is a string. */
export interface InventoryRow {
  readonly Bucket: string
  readonly Key: string
  readonly Size?: string
  readonly LastModifiedDate?: string
  readonly ETag?: string
  readonly StorageClass?: string
  readonly VersionId?: string
}

/**
 * The objects that an S3 inventory lists; `place` is its `manifest.json`.
 *
 * @example
 * ```ts
 * flow.distributedMap('Each object', inventoryOf({ bucket: input.bucket, key: 'inventory/manifest.json' }), {}, (object) => object.Key)
 * ```
 */
export function inventoryOf<S = unknown>(place: ObjectPlace<S>, options: ReadOptions<S> = {}): ItemSource<InventoryRow, S> {
  return objectSource(place, { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }, options)
}

/** The format in which Athena's `UNLOAD` wrote its files. */
export type UnloadFormat = 'JSONL' | 'PARQUET'

/** What an `UNLOAD` wrote, and in which format. */
export interface UnloadOptions<Item extends TypedSchema, S> extends RowOptions<Item, S> {
  readonly format: UnloadFormat
}

/**
 * The rows that Athena's `UNLOAD` wrote; `place` is the manifest that the query left (`Statistics.DataManifestLocation`).
 *
 * @example
 * ```ts
 * const unloaded = athenaResultOf({ bucket: input.bucket, key: input.key }, { item: Order, format: 'PARQUET' })
 * flow.distributedMap('Each order', unloaded, {}, (order) => order.id)
 * ```
 */
export function athenaResultOf<Item extends TypedSchema, S = unknown>(
  place: ObjectPlace<S>,
  options: UnloadOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return objectSource(place, { InputType: options.format, ManifestType: 'ATHENA_DATA' }, options)
}

/**
 * The rows of CSV files that an Athena manifest lists: every value is a string.
 *
 * @example
 * ```ts
 * flow.distributedMap('Each row', athenaCsvOf({ bucket: input.bucket, key: input.key }, { headers: ['id'] }), {}, (row) => row.id)
 * ```
 */
export function athenaCsvOf<S = unknown, const Header extends string = string>(
  place: ObjectPlace<S>,
  options: CsvOptions<Header> & ReadOptions<S> = {},
): ItemSource<Readonly<Record<Header, string>>, S> {
  return objectSource(place, { InputType: 'CSV', ManifestType: 'ATHENA_DATA', ...csvConfig(options) }, options)
}
