import type { JsonObject, JsonValue } from '../../../json.ts'
import { isObject } from '../../field-kinds.ts'
import type { SourceName, SourceNode, Value } from '../program.ts'
import type { Variables } from '../variables.ts'
import { typed } from './fields.ts'

/** The function that makes each reader, by what its configuration says. */
const SOURCES: Readonly<Record<string, SourceName>> = {
  '': 'objectsOf',
  CSV: 'csvOf',
  JSON: 'jsonOf',
  JSONL: 'jsonLinesOf',
  PARQUET: 'parquetOf',
  'MANIFEST S3_INVENTORY': 'inventoryOf',
  'CSV ATHENA_DATA': 'athenaCsvOf',
  'JSONL ATHENA_DATA': 'athenaResultOf',
  'PARQUET ATHENA_DATA': 'athenaResultOf',
}
const PLACE: Readonly<Record<string, string>> = { Bucket: 'bucket', Key: 'key', Prefix: 'prefix', VersionId: 'version' }

/** A reader of items as the call that makes it; nothing for one that no function makes. */
export function sourceOf(reader: JsonValue | undefined, variables: Variables): SourceNode | undefined {
  if (!isObject(reader) || !isObject(reader.Arguments)) return undefined
  const config = isObject(reader.ReaderConfig) ? reader.ReaderConfig : {}
  const of = SOURCES[[config.InputType, config.ManifestType].filter((word) => word !== undefined).join(' ')]
  if (of === undefined || Object.keys(reader.Arguments).some((name) => !Object.hasOwn(PLACE, name))) return undefined
  const place = Object.entries(reader.Arguments).map(
    ([name, value]) => [PLACE[name] ?? name, typed(variables.template(value), 'string')] as const,
  )
  return { kind: 'source', of, place, options: optionsOf(of, config, variables) }
}

function optionsOf(of: SourceName, config: JsonObject, variables: Variables): readonly (readonly [string, Value])[] {
  const { CSVHeaders, CSVDelimiter, ItemsPointer, MaxItems, InputType } = config
  const plain = (name: string, value: JsonValue | undefined) =>
    value === undefined ? [] : [[name, { kind: 'json', value } as const] as const]
  return [
    ...plain('headers', CSVHeaders),
    ...plain('delimiter', typeof CSVDelimiter === 'string' ? CSVDelimiter.toLowerCase() : undefined),
    ...plain('pointer', ItemsPointer),
    ...plain('format', of === 'athenaResultOf' ? InputType : undefined),
    ...(MaxItems === undefined ? [] : [['maxItems', typed(variables.whole(MaxItems), 'number')] as const]),
  ]
}
