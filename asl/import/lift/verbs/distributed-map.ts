import type { JsonObject, JsonValue } from '../../../json.ts'
import { isObject } from '../../field-kinds.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import { INPUT, type Value } from '../program.ts'
import { statesOf } from '../states.ts'
import type { Handed } from '../variables.ts'
import { hasOnly, keptBy, retriesOf, typed } from './fields.ts'
import { catchesOf, leaving } from './leave.ts'
import { handedOver } from './map.ts'
import { sourceOf } from './source.ts'

const FIELDS = ['Items', 'ItemReader', 'ItemSelector', 'ItemBatcher', 'ItemProcessor', 'ResultWriter', 'Label', 'MaxConcurrency'] as const
const EXECUTION_INPUT = '$states.context.Execution.Input'

/** A Distributed Map, whose children find what is handed to them in their own input. */
export function distributedMap(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state, ...FIELDS, 'ToleratedFailureCount', 'ToleratedFailurePercentage', 'Retry', 'Catch')) return undefined
  const { ItemProcessor: body, Items } = state
  if (!isObject(body)) return undefined
  const variable = keptBy(state)
  const catches = catchesOf(scope, state, place, variable)
  const source = Items === undefined ? sourceOf(state.ItemReader, place.variables) : place.variables.whole(Items)
  if (catches === undefined || source === undefined) return undefined
  const isBatched = state.ItemBatcher !== undefined
  const item = place.variables.fresh(isBatched ? 'items' : 'item')
  const variables = place.variables.within(statesOf(body), handedTo(state, item), 'child')
  return leaving(scope, state, place, {
    kind: 'distributedMap',
    name,
    variable,
    source,
    item,
    isBatched,
    options: optionsOf(state, place),
    body: scope.inner(body).whole(variables),
    retry: retriesOf(state.Retry),
    catches,
  })
}

/** Where children find their item, and what their map hands to them beside it. */
function handedTo({ ItemSelector, ItemBatcher }: JsonObject, item: string): Handed {
  const batcher = isObject(ItemBatcher) ? ItemBatcher : undefined
  const selector = isObject(ItemSelector) ? ItemSelector : {}
  const outer = batcher === undefined ? selector.outer : batcher.BatchInput
  const [ofItem, ofOuter] = batcher === undefined ? ['item', 'outer'] : ['Items', 'BatchInput']
  return (root, [first, ...steps]) => {
    if (root !== EXECUTION_INPUT) return undefined
    if (first === ofItem) return handedOver(item, 1, steps, batcher === undefined ? selector.item : undefined)
    const [name, ...rest] = steps
    if (first !== ofOuter || typeof name !== 'string') return undefined
    return handedOver(name === 'input' ? INPUT : name, 2, rest, isObject(outer) ? outer[name] : undefined)
  }
}

function optionsOf(state: JsonObject, { variables }: Place): readonly (readonly [string, Value])[] {
  const { ItemBatcher, ResultWriter, ItemProcessor, Label } = state
  const number = (value: JsonValue | undefined): Value | undefined =>
    value === undefined ? undefined : typed(variables.whole(value), 'number')
  const config = isObject(ItemProcessor) && isObject(ItemProcessor.ProcessorConfig) ? ItemProcessor.ProcessorConfig : {}
  const batch = isObject(ItemBatcher)
    ? objectOf({ items: number(ItemBatcher.MaxItemsPerBatch), bytes: number(ItemBatcher.MaxInputBytesPerBatch) })
    : undefined
  const tolerate = objectOf({ count: number(state.ToleratedFailureCount), percentage: number(state.ToleratedFailurePercentage) })
  const options = {
    concurrency: number(state.MaxConcurrency),
    batch,
    write: isObject(ResultWriter) ? writeOf(ResultWriter, variables) : undefined,
    tolerate: tolerate.members.length === 0 ? undefined : tolerate,
    label: Label === undefined ? undefined : ({ kind: 'json', value: Label } as const),
    children: config.ExecutionType === 'EXPRESS' ? ({ kind: 'json', value: 'EXPRESS' } as const) : undefined,
  }
  return objectOf(options).members
}

function writeOf({ Arguments, WriterConfig }: JsonObject, variables: Place['variables']): Value {
  const place = isObject(Arguments) ? Arguments : {}
  const text = (value: JsonValue | undefined) => (value === undefined ? undefined : typed(variables.template(value), 'string'))
  const config = isObject(WriterConfig) ? WriterConfig : {}
  const plain = (value: JsonValue | undefined): Value | undefined => (value === undefined ? undefined : { kind: 'json', value })
  return objectOf({
    bucket: text(place.Bucket),
    prefix: text(place.Prefix),
    format: plain(config.OutputType),
    transformation: plain(config.Transformation),
  })
}

function objectOf(members: Readonly<Record<string, Value | undefined>>): Extract<Value, { kind: 'object' }> {
  return {
    kind: 'object',
    members: Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  }
}
