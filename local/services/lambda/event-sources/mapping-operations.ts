import type * as Lambda from '@aws-sdk/client-lambda'
import type { RecordFiles } from '../../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../../service.ts'
import { parsePattern } from '../../events/pattern/check-pattern.ts'
import { functionName } from '../function-name.ts'
import { type MappingRecord, type StreamSettings, sourceKind } from './mapping-record.ts'

type Settings = Lambda.CreateEventSourceMappingRequest & Lambda.UpdateEventSourceMappingRequest

/** The operations on event source mappings. `changed` is told which. */
export function mappingOperations(
  files: RecordFiles<MappingRecord>,
  environment: LocalEnvironment,
  changed: (id: string) => Promise<void>,
) {
  const { clock, uuid, region, accountId } = environment
  const arnOfFunction = (reference: string) => `arn:aws:lambda:${region}:${accountId}:function:${functionName(reference)}`
  const get = async (id = '') => {
    const found = /^[\w-]+$/.test(id) ? await files.read(id) : undefined
    if (found !== undefined) return found
    throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' })
  }
  const all = async () => {
    const found = await Promise.all((await files.names()).map((name) => files.read(name)))
    return found.filter((mapping) => mapping !== undefined)
  }
  const save = async (record: MappingRecord, state: string) => {
    await files.write(record, record.id)
    await changed(record.id)
    return describe(record, state)
  }
  return {
    async CreateEventSourceMapping(input: Lambda.CreateEventSourceMappingRequest): Promise<Lambda.EventSourceMappingConfiguration> {
      const sourceArn = input.EventSourceArn ?? ''
      const kind = sourceKind(sourceArn)
      if (kind === undefined) throw invalid(`Unsupported source ${sourceArn}: the local account takes queues and streams.`)
      const functionArn = arnOfFunction(input.FunctionName ?? '')
      if ((await all()).some((known) => known.sourceArn === sourceArn && known.functionArn === functionArn)) {
        const message = `An event source mapping with ${kind} arn (" ${sourceArn} ") and function (" ${functionName(functionArn)} ") already exists.`
        throw new AwsError('ResourceConflictException', message, 409, { Type: 'User' })
      }
      return save(recordOf({ id: uuid(), sourceArn, functionArn, modified: clock.now() }, kind, input), 'Creating')
    },
    async UpdateEventSourceMapping({
      UUID,
      FunctionName,
      ...input
    }: Lambda.UpdateEventSourceMappingRequest): Promise<Lambda.EventSourceMappingConfiguration> {
      const known = await get(UUID)
      const { id, sourceArn } = known
      const functionArn = FunctionName === undefined ? known.functionArn : arnOfFunction(FunctionName)
      const kind = sourceKind(sourceArn) ?? 'queue'
      return save(recordOf({ id, sourceArn, functionArn, modified: clock.now() }, kind, input, known), 'Updating')
    },
    async GetEventSourceMapping({ UUID }: Lambda.GetEventSourceMappingRequest): Promise<Lambda.EventSourceMappingConfiguration> {
      return describe(await get(UUID))
    },
    async ListEventSourceMappings({
      EventSourceArn,
      FunctionName,
    }: Lambda.ListEventSourceMappingsRequest): Promise<Lambda.ListEventSourceMappingsResponse> {
      const functionArn = FunctionName === undefined ? undefined : arnOfFunction(FunctionName)
      const found = (await all()).filter(
        (mapping) =>
          (EventSourceArn === undefined || mapping.sourceArn === EventSourceArn) &&
          (functionArn === undefined || mapping.functionArn === functionArn),
      )
      return { EventSourceMappings: found.map((mapping) => describe(mapping)) }
    },
    async DeleteEventSourceMapping({ UUID }: Lambda.DeleteEventSourceMappingRequest): Promise<Lambda.EventSourceMappingConfiguration> {
      const known = await get(UUID)
      await files.remove(known.id)
      await changed(known.id)
      return describe(known, 'Deleting')
    },
  }
}

const BATCH_SIZE = { queue: { usual: 10, most: 10_000 }, stream: { usual: 100, most: 10_000 } } as const
/** Messages of a batch that needs no window. */
const MOST_WITHOUT_WINDOW = 10

function recordOf(
  base: Pick<MappingRecord, 'id' | 'sourceArn' | 'functionArn' | 'modified'>,
  kind: 'queue' | 'stream',
  input: Omit<Settings, 'UUID' | 'FunctionName'>,
  known?: MappingRecord,
): MappingRecord {
  const batchSize = input.BatchSize ?? known?.batchSize ?? BATCH_SIZE[kind].usual
  const windowSeconds = input.MaximumBatchingWindowInSeconds ?? known?.windowSeconds ?? 0
  const concurrency = input.ScalingConfig === undefined ? known?.concurrency : input.ScalingConfig.MaximumConcurrency
  const patterns = input.FilterCriteria?.Filters?.map(({ Pattern = '' }) => Pattern)
  for (const pattern of patterns ?? []) parsePattern(pattern)
  requireWithin('batchSize', batchSize, 1, BATCH_SIZE[kind].most)
  requireWithin('maximumBatchingWindowInSeconds', windowSeconds, 0, 300)
  if (concurrency !== undefined) requireWithin('scalingConfig.maximumConcurrency', concurrency, 2, 1000)
  if (kind === 'queue' && batchSize > MOST_WITHOUT_WINDOW && windowSeconds < 1) {
    throw invalid('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10')
  }
  return {
    ...base,
    isEnabled: input.Enabled ?? known?.isEnabled ?? true,
    batchSize,
    windowSeconds,
    reportsFailures: input.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? known?.reportsFailures ?? false,
    filters: patterns ?? known?.filters ?? [],
    ...(concurrency !== undefined && { concurrency }),
    ...(kind === 'stream' && { stream: streamSettings(input, known?.stream) }),
  }
}

function streamSettings(input: Omit<Settings, 'UUID' | 'FunctionName'>, known: StreamSettings | undefined): StreamSettings {
  const startingPosition = input.StartingPosition ?? known?.startingPosition
  if (startingPosition === undefined)
    throw invalid('1 validation error detected: Value null at startingPosition failed to satisfy constraint: Member must not be null.')
  const timestamp = input.StartingPositionTimestamp?.getTime() ?? known?.startingTimestamp
  const onFailure = input.DestinationConfig?.OnFailure?.Destination ?? known?.onFailure
  return {
    startingPosition,
    ...(timestamp !== undefined && { startingTimestamp: timestamp }),
    bisects: input.BisectBatchOnFunctionError ?? known?.bisects ?? false,
    retries: input.MaximumRetryAttempts ?? known?.retries ?? -1,
    maxAgeSeconds: input.MaximumRecordAgeInSeconds ?? known?.maxAgeSeconds ?? -1,
    parallelPerShard: input.ParallelizationFactor ?? known?.parallelPerShard ?? 1,
    ...(onFailure !== undefined && { onFailure }),
  }
}

function describe(record: MappingRecord, state = record.isEnabled ? 'Enabled' : 'Disabled'): Lambda.EventSourceMappingConfiguration {
  const { id, sourceArn, functionArn, batchSize, windowSeconds, reportsFailures, filters, modified, concurrency, stream } = record
  return {
    UUID: id,
    EventSourceArn: sourceArn,
    FunctionArn: functionArn,
    State: state,
    StateTransitionReason: 'USER_INITIATED',
    BatchSize: batchSize,
    MaximumBatchingWindowInSeconds: windowSeconds,
    LastModified: new Date(modified),
    FunctionResponseTypes: reportsFailures ? ['ReportBatchItemFailures'] : [],
    ...(filters.length > 0 && { FilterCriteria: { Filters: filters.map((Pattern) => ({ Pattern })) } }),
    ...(concurrency !== undefined && { ScalingConfig: { MaximumConcurrency: concurrency } }),
    ...(stream && {
      StartingPosition: stream.startingPosition,
      BisectBatchOnFunctionError: stream.bisects,
      MaximumRetryAttempts: stream.retries,
      MaximumRecordAgeInSeconds: stream.maxAgeSeconds,
      ParallelizationFactor: stream.parallelPerShard,
      ...(stream.onFailure !== undefined && { DestinationConfig: { OnFailure: { Destination: stream.onFailure } } }),
    }),
  }
}

function requireWithin(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value between ${least} and ${most}`,
  )
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' })
}
