import type {
  CatcherDocument,
  ChoiceDocument,
  ChoiceRuleDocument,
  FailDocument,
  ItemBatcherDocument,
  ItemReaderDocument,
  JsonPathCatcherDocument,
  JsonPathChoiceDocument,
  JsonPathFailDocument,
  JsonPathItemBatcherDocument,
  JsonPathItemReaderDocument,
  JsonPathMapDocument,
  JsonPathParallelDocument,
  JsonPathPassDocument,
  JsonPathResultWriterDocument,
  JsonPathStateDocument,
  JsonPathStateMachineDocument,
  JsonPathSucceedDocument,
  JsonPathTaskDocument,
  JsonPathWaitDocument,
  MapDocument,
  ParallelDocument,
  PassDocument,
  ProcessorDocument,
  QueryLanguage,
  ReaderConfigDocument,
  ResultWriterDocument,
  RetrierDocument,
  SucceedDocument,
  TaskDocument,
  WaitDocument,
  WriterConfigDocument,
} from '../document/state-machine.ts'

/** Names of fields, of which the compiler knows that the type has them. */
const of =
  <Document>() =>
  (...names: readonly (keyof Document & string)[]): ReadonlySet<string> =>
    new Set(names)

const STATE = ['Type', 'Comment', 'QueryLanguage'] as const
const ON = [...STATE, 'Next', 'End', 'Assign'] as const
const ON_JSONATA = [...ON, 'Output'] as const
const ON_JSONPATH = [...ON, 'InputPath', 'OutputPath'] as const
const RESULT = ['Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'] as const

type StateFields = Readonly<Record<JsonPathStateDocument['Type'], ReadonlySet<string>>>

const IN_JSONATA: StateFields = {
  Task: of<TaskDocument>()(
    ...([...ON_JSONATA, 'Resource', 'Arguments', 'Credentials', 'TimeoutSeconds', 'HeartbeatSeconds', 'Retry', 'Catch'] as const),
  ),
  Pass: of<PassDocument>()(...ON_JSONATA),
  Wait: of<WaitDocument>()(...ON_JSONATA, 'Seconds', 'Timestamp'),
  Choice: of<ChoiceDocument>()(...STATE, 'Assign', 'Output', 'Choices', 'Default'),
  Parallel: of<ParallelDocument>()(...ON_JSONATA, 'Arguments', 'Branches', 'Retry', 'Catch'),
  Map: of<MapDocument>()(
    ...([...ON_JSONATA, 'Items', 'ItemReader', 'ItemSelector', 'ItemBatcher', 'ItemProcessor', 'ResultWriter', 'Label'] as const),
    ...(['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage', 'Retry', 'Catch'] as const),
  ),
  Succeed: of<SucceedDocument>()(...STATE, 'Output'),
  Fail: of<FailDocument>()(...STATE, 'Error', 'Cause'),
}

const IN_JSONPATH: StateFields = {
  Task: of<JsonPathTaskDocument>()(
    ...([...ON_JSONPATH, ...RESULT, 'Resource', 'Credentials'] as const),
    ...(['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'] as const),
  ),
  Pass: of<JsonPathPassDocument>()(...ON_JSONPATH, 'Parameters', 'Result', 'ResultPath'),
  Wait: of<JsonPathWaitDocument>()(...ON_JSONPATH, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'),
  Choice: of<JsonPathChoiceDocument>()(...STATE, 'Assign', 'InputPath', 'OutputPath', 'Choices', 'Default'),
  Parallel: of<JsonPathParallelDocument>()(...ON_JSONPATH, ...RESULT, 'Branches'),
  Map: of<JsonPathMapDocument>()(
    ...([...ON_JSONPATH, ...RESULT, 'ItemsPath', 'ItemReader', 'ItemSelector', 'ItemBatcher', 'ItemProcessor', 'Iterator'] as const),
    ...(['ResultWriter', 'Label', 'MaxConcurrency', 'MaxConcurrencyPath', 'ToleratedFailureCount', 'ToleratedFailureCountPath'] as const),
    ...(['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'] as const),
  ),
  Succeed: of<JsonPathSucceedDocument>()(...STATE, 'InputPath', 'OutputPath'),
  Fail: of<JsonPathFailDocument>()(...STATE, 'Error', 'ErrorPath', 'Cause', 'CausePath'),
}

/** The fields that the types have of a state, by language. */
export const STATE_FIELDS: Readonly<Record<QueryLanguage, StateFields>> = { JSONata: IN_JSONATA, JSONPath: IN_JSONPATH }

type PartName =
  | 'Machine'
  | 'Processor'
  | 'Retry'
  | 'Catch'
  | 'Rule'
  | 'ItemReader'
  | 'ReaderConfig'
  | 'ItemBatcher'
  | 'ResultWriter'
  | 'WriterConfig'
type PartFields = Readonly<Record<PartName, ReadonlySet<string>>>

const SHARED = {
  Machine: of<JsonPathStateMachineDocument>()('Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version'),
  Processor: of<ProcessorDocument>()('Comment', 'ProcessorConfig', 'StartAt', 'States'),
  Retry: of<RetrierDocument>()(
    ...(['Comment', 'ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy'] as const),
  ),
  WriterConfig: of<WriterConfigDocument>()('OutputType', 'Transformation'),
}
const READER = [
  'InputType',
  'Transformation',
  'ManifestType',
  'CSVHeaderLocation',
  'CSVHeaders',
  'CSVDelimiter',
  'ItemsPointer',
  'MaxItems',
] as const

/** The fields that the types have of what is inside a state, by language. */
export const PART_FIELDS: Readonly<Record<QueryLanguage, PartFields>> = {
  JSONata: {
    ...SHARED,
    Catch: of<CatcherDocument>()('Comment', 'ErrorEquals', 'Next', 'Assign', 'Output'),
    Rule: of<ChoiceRuleDocument>()('Comment', 'Condition', 'Next', 'Assign', 'Output'),
    ItemReader: of<ItemReaderDocument>()('Resource', 'Arguments', 'ReaderConfig'),
    ReaderConfig: of<ReaderConfigDocument>()(...READER),
    ItemBatcher: of<ItemBatcherDocument>()('BatchInput', 'MaxItemsPerBatch', 'MaxInputBytesPerBatch'),
    ResultWriter: of<ResultWriterDocument>()('Resource', 'Arguments', 'WriterConfig'),
  },
  JSONPath: {
    ...SHARED,
    Catch: of<JsonPathCatcherDocument>()('Comment', 'ErrorEquals', 'Next', 'Assign', 'ResultPath'),
    // A rule of JSONPath is judged by its operators.
    Rule: new Set(),
    ItemReader: of<JsonPathItemReaderDocument>()('Resource', 'Parameters', 'ReaderConfig'),
    ReaderConfig: of<ReaderConfigDocument>()(...READER, 'MaxItemsPath'),
    ItemBatcher: of<JsonPathItemBatcherDocument>()(
      ...(['BatchInput', 'MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'] as const),
    ),
    ResultWriter: of<JsonPathResultWriterDocument>()('Resource', 'Parameters', 'WriterConfig'),
  },
}
