import type { ItemBatcherDocument, ItemReaderDocument, MapDocument, ResultWriterDocument } from '../document/state-machine.ts'
import type { Expression } from '../expression/expression.ts'
import { type Naming, renderTemplate, renderWhole } from '../expression/render.ts'
import type { DistributedMapStep, ItemReader } from '../flow/map-step.ts'
import { MAP_END } from '../flow/names.ts'
import type { JsonObject } from '../json.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import { type Handover, handoverOf } from './child-input.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { wantedOfChild } from './demand.ts'
import { keepOwn } from './leave.ts'
import { namingOf } from './naming.ts'
import { UNREAD } from './project.ts'

/** A Map whose children are executions of their own. */
export function distributedMap(step: DistributedMapStep, leaving: Leaving, scope: MachineScope): Compiled {
  const catchers = compileCatchers(step, leaving, scope)
  const naming = namingOf(scope)
  const wanted = wantedOfChild(step, scope.wantedOf(step.result)) ?? UNREAD
  const handover = handoverOf(step, wanted, scope)
  const state: MapDocument = {
    Type: 'Map',
    ...(step.label !== undefined && { Label: step.label }),
    ...items(step.items, naming),
    ...handover.selector,
    ...batcher(step, handover, naming),
    ...(step.concurrency && { MaxConcurrency: number(step.concurrency, naming) }),
    ...(step.tolerate?.count && { ToleratedFailureCount: number(step.tolerate.count, naming) }),
    ...(step.tolerate?.percentage && { ToleratedFailurePercentage: number(step.tolerate.percentage, naming) }),
    ItemProcessor: processor(step, handover, wanted, scope),
    ...writer(step, naming),
    ...compileRetry(step.retry),
    ...catchers.field,
    ...keepOwn(step, leaving, scope),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}

function items(source: Expression | ItemReader, naming: Naming): Pick<MapDocument, 'Items' | 'ItemReader'> {
  if (source.kind !== 'items') return { Items: renderWhole(source, naming) }
  const config: JsonObject = { ...source.config, ...(source.most && { MaxItems: number(source.most, naming) }) }
  const reader: ItemReaderDocument = {
    Resource: source.resource,
    ...(Object.keys(config).length > 0 && { ReaderConfig: config }),
    Arguments: renderTemplate(source.arguments, naming),
  }
  return { ItemReader: reader }
}

function batcher({ batch }: DistributedMapStep, { batchInput }: Handover, naming: Naming): Pick<MapDocument, 'ItemBatcher'> {
  if (batch === undefined) return {}
  const fields: ItemBatcherDocument = {
    ...batchInput,
    ...(batch.items && { MaxItemsPerBatch: number(batch.items, naming) }),
    ...(batch.bytes && { MaxInputBytesPerBatch: number(batch.bytes, naming) }),
  }
  return { ItemBatcher: fields }
}

function processor(step: DistributedMapStep, { places }: Handover, wanted: Parameters<typeof handoverOf>[1], scope: MachineScope) {
  const { entry, states } = scope.within(places).block(step.body, { kind: 'end', name: MAP_END(step.name), wanted, absent: 'null' })
  return {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: step.children },
    StartAt: entry,
    States: Object.fromEntries(states),
  } as const
}

function writer({ write }: DistributedMapStep, naming: Naming): Pick<MapDocument, 'ResultWriter'> {
  if (write === undefined) return {}
  const fields: ResultWriterDocument = {
    Resource: 'arn:aws:states:::s3:putObject',
    Arguments: renderTemplate(write.place, naming),
    ...(write.config && { WriterConfig: write.config }),
  }
  return { ResultWriter: fields }
}

/** A number, or an expression that gives one. */
function number(value: Expression, naming: Naming): number | string {
  const rendered = renderWhole(value, naming)
  return typeof rendered === 'number' ? rendered : String(rendered)
}
