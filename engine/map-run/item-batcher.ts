import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { payloadBytes } from '../execution/payload-size.ts'
import type { RecordedInput } from '../journal/journal.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { pathInput } from '../states/effective-input.ts'
import { selectItem } from '../states/map-items.ts'
import { nestedInteger } from '../states/number-field.ts'
import type { MapItem } from './item-reader.ts'

/**
 * The inputs of a map run's children: one for each item, or one for each batch of an `ItemBatcher`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export async function batchItems(frame: Frame, items: readonly MapItem[]): Promise<RecordedInput[]> {
  const selected: JsonValue[] = []
  for (const [index, item] of items.entries()) selected.push(await selectItem(frame, mapItem(index, item), item.value))
  const { ItemBatcher } = frame.state.fields
  if (!isJsonObject(ItemBatcher)) return selected.map((input) => ({ input, items: 1 }))
  const most = await nestedInteger(frame, 'ItemBatcher', ItemBatcher, 'MaxItemsPerBatch')
  const bytes = await nestedInteger(frame, 'ItemBatcher', ItemBatcher, 'MaxInputBytesPerBatch')
  const shared = await batchInput(frame, ItemBatcher)
  return cut(selected, shared, positive('MaxItemsPerBatch', most), positive('MaxInputBytesPerBatch', bytes))
}

function mapItem(index: number, { key, value, source }: MapItem): JsonObject {
  return { Index: index, ...(key === undefined ? {} : { Key: key }), Value: value, Source: source }
}

function positive(name: string, value: number | undefined): number {
  if (value !== undefined && value <= 0) throw new FieldFailure(`${name} must be a positive integer.`)
  return value ?? Number.POSITIVE_INFINITY
}

async function batchInput(frame: Frame, { BatchInput }: JsonObject): Promise<JsonValue | undefined> {
  if (BatchInput === undefined) return undefined
  if (frame.state.queryLanguage === 'JSONata') return evaluateField(frame, 'ItemBatcher/BatchInput', BatchInput, jsonataVariables(frame))
  return evaluatePayloadTemplate(frame, 'ItemBatcher/BatchInput', BatchInput, pathInput(frame))
}

function cut(items: readonly JsonValue[], shared: JsonValue | undefined, most: number, bytes: number): RecordedInput[] {
  const wrap = (batch: readonly JsonValue[]): JsonObject => ({ ...(shared === undefined ? {} : { BatchInput: shared }), Items: batch })
  const frameBytes = payloadBytes(wrap([]))
  const batches: RecordedInput[] = []
  let batch: JsonValue[] = []
  let size = frameBytes
  for (const item of items) {
    const itemBytes = bytes === Number.POSITIVE_INFINITY ? 0 : payloadBytes(item) + 1
    if (batch.length > 0 && (batch.length >= most || size + itemBytes > bytes)) {
      batches.push({ input: wrap(batch), items: batch.length })
      batch = []
      size = frameBytes
    }
    batch.push(item)
    size += itemBytes
  }
  if (batch.length > 0) batches.push({ input: wrap(batch), items: batch.length })
  return batches
}
