import { gunzipSync } from 'node:zlib'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { csvItems } from './csv-items.ts'

/** `ReaderConfig` of an `ItemReader`. */
export type ReaderConfig = JsonObject

/** An item without its source. */
export interface ParsedItem {
  readonly value: JsonValue
  readonly key?: string
}

const parsers: Readonly<Record<string, (text: string, config: ReaderConfig) => ParsedItem[]>> = {
  CSV: (text, config) => csvItems(text, config).map((value) => ({ value })),
  JSON: jsonItems,
  JSONL: jsonLines,
}

/** The items in the body of one object, unpacked where it is compressed with gzip. */
export function parseItems(body: Uint8Array, config: ReaderConfig): ParsedItem[] {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const text = new TextDecoder().decode(isGzip ? gunzipSync(body) : body)
  const parser = parsers[String(config.InputType ?? 'JSON')]
  if (parser === undefined) throw new StatesItemReaderFailedError(`The InputType ${JSON.stringify(config.InputType)} is not supported.`)
  return parser(text, config)
}

function jsonItems(text: string, config: ReaderConfig): ParsedItem[] {
  const document = parse(text)
  const pointer = typeof config.ItemsPointer === 'string' ? config.ItemsPointer : undefined
  const value = pointer === undefined ? document : atPointer(document, pointer)
  if (Array.isArray(value)) return value.map((item: JsonValue) => ({ value: item }))
  if (pointer !== undefined && isJsonObject(value)) return Object.entries(value).map(([key, member]) => ({ key, value: member }))
  throw new StatesItemReaderFailedError('Attempting to map over non-iterable node.')
}

function jsonLines(text: string): ParsedItem[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => ({ value: parse(line) }))
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StatesItemReaderFailedError(`The object is not valid JSON: ${(error as Error).message}`, { cause: error })
  }
}

function atPointer(document: JsonValue, pointer: string): JsonValue | undefined {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<JsonValue | undefined>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) return value[Number(name)]
    return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }, document)
}
