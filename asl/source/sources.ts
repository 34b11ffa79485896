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

/** The objects under a prefix, in the order of their keys. */
export function objectsOf<S = unknown>(place: PrefixPlace<S>, options: ReadOptions<S> = {}): ItemSource<ListedObject, S> {
  return listSource(place, {}, options)
}

/** The rows of CSV files: every value is a string. With `headers`, the columns are typed by them. */
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

/** The elements of a JSON array. */
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

/** The lines of JSON Lines files. */
export function jsonLinesOf<Item extends TypedSchema, S = unknown>(
  place: FilePlace<S>,
  options: RowOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return fileSource(place, { InputType: 'JSONL' }, options)
}

/** The rows of Parquet files. */
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

/** The objects that an S3 inventory lists; `place` is its `manifest.json`. */
export function inventoryOf<S = unknown>(place: ObjectPlace<S>, options: ReadOptions<S> = {}): ItemSource<InventoryRow, S> {
  return objectSource(place, { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }, options)
}

/** The format in which Athena's `UNLOAD` wrote its files. */
export type UnloadFormat = 'JSONL' | 'PARQUET'

/** What an `UNLOAD` wrote, and in which format. */
export interface UnloadOptions<Item extends TypedSchema, S> extends RowOptions<Item, S> {
  readonly format: UnloadFormat
}

/** The rows that Athena's `UNLOAD` wrote; `place` is the manifest that the query left (`Statistics.DataManifestLocation`). */
export function athenaResultOf<Item extends TypedSchema, S = unknown>(
  place: ObjectPlace<S>,
  options: UnloadOptions<Item, S>,
): ItemSource<StaticOf<Item>, S> {
  return objectSource(place, { InputType: options.format, ManifestType: 'ATHENA_DATA' }, options)
}

/** The rows of CSV files that an Athena manifest lists: every value is a string. */
export function athenaCsvOf<S = unknown, const Header extends string = string>(
  place: ObjectPlace<S>,
  options: CsvOptions<Header> & ReadOptions<S> = {},
): ItemSource<Readonly<Record<Header, string>>, S> {
  return objectSource(place, { InputType: 'CSV', ManifestType: 'ATHENA_DATA', ...csvConfig(options) }, options)
}
