import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { isJsonObject, textField } from '../machine/state-document.ts'
import type { ObjectPort, ObjectSummary } from '../ports.ts'
import { pathInput } from '../states/effective-input.ts'
import { nestedInteger } from '../states/number-field.ts'
import { readManifest } from './manifest.ts'
import { parseItems, type ReaderConfig } from './parse-items.ts'

/** One item of a map run. */
export interface MapItem {
  readonly value: JsonValue
  /** The member's name, where the items are the members of an object. */
  readonly key?: string
  /** `STATE_DATA`, or the URI of the object that the item was read from. */
  readonly source: string
}

/** The most items that one map run reads. */
const MOST_ITEMS = 100_000_000

/**
 * Reads the items of an `ItemReader`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readObjectItems(frame: Frame): Promise<MapItem[]> {
  const reader = frame.state.fields.ItemReader as JsonObject
  const config = isJsonObject(reader.ReaderConfig) ? reader.ReaderConfig : {}
  const most = (await nestedInteger(frame, 'ItemReader/ReaderConfig', config, 'MaxItems')) ?? 0
  const place = await readerArguments(frame, reader)
  const { objects } = frame.branch.execution
  if (objects === undefined) throw new StatesItemReaderFailedError('The engine was started without a port for objects.')
  const bucket = textField(place, 'Bucket') ?? ''
  const isList = (textField(reader, 'Resource') ?? '').endsWith(':listObjectsV2')
  const items = isList ? await listItems(objects, bucket, place, config) : await objectItems(objects, bucket, place, config)
  return items.slice(0, most > 0 ? most : MOST_ITEMS)
}

async function readerArguments(frame: Frame, reader: JsonObject): Promise<JsonObject> {
  const place =
    frame.state.queryLanguage === 'JSONata'
      ? await evaluateField(frame, 'ItemReader/Arguments', reader.Arguments ?? {}, jsonataVariables(frame))
      : evaluatePayloadTemplate(frame, 'ItemReader/Parameters', reader.Parameters ?? {}, pathInput(frame))
  return isJsonObject(place) ? place : {}
}

async function listItems(objects: ObjectPort, bucket: string, place: JsonObject, config: ReaderConfig): Promise<MapItem[]> {
  const found = await objects.list(bucket, textField(place, 'Prefix') ?? '')
  if (config.Transformation !== 'LOAD_AND_FLATTEN') return found.map((object) => ({ value: listEntry(object), source: `s3://${bucket}` }))
  const items: MapItem[] = []
  for (const { key } of found) items.push(...(await fileItems(objects, bucket, key, config)))
  return items
}

function listEntry({ key, size, etag, lastModified, storageClass }: ObjectSummary): JsonObject {
  return { Etag: etag, Key: key, LastModified: Math.floor(lastModified / 1000), Size: size, StorageClass: storageClass ?? 'STANDARD' }
}

async function objectItems(objects: ObjectPort, bucket: string, place: JsonObject, config: ReaderConfig): Promise<MapItem[]> {
  const key = textField(place, 'Key') ?? ''
  const isManifest = config.InputType === 'MANIFEST' || config.ManifestType !== undefined
  if (!isManifest) return fileItems(objects, bucket, key, config)
  const items: MapItem[] = []
  for (const file of await readManifest(objects, bucket, key, config)) {
    items.push(...(await fileItems(objects, file.bucket, file.key, file.config)))
  }
  return items
}

async function fileItems(objects: ObjectPort, bucket: string, key: string, config: ReaderConfig): Promise<MapItem[]> {
  const source = `s3://${bucket}/${key}`
  const rows =
    config.InputType === 'PARQUET'
      ? (await readParquet(objects, bucket, key)).map((value) => ({ value }))
      : parseItems(await objects.read(bucket, key), config)
  return rows.map((row) => ({ ...row, source }))
}

async function readParquet(objects: ObjectPort, bucket: string, key: string): Promise<readonly JsonValue[]> {
  if (objects.readParquet === undefined) throw new StatesItemReaderFailedError('The port for objects does not read Parquet.')
  return objects.readParquet(bucket, key)
}
