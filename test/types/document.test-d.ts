import type { StateMachine } from 'asl-types'
import type {
  AslDocument,
  Compared,
  ComparisonOperator,
  JsonPathChoiceRuleDocument,
  JsonPathMachineState,
  JsonPathStateMachineDocument,
  ProcessorConfigDocument,
  StateDocument,
  StateMachineDocument,
} from '../../asl/index.ts'
import { same } from './same.ts'

/** A JSONPath document is what the tools around `asl-types` take. */
export const forAslTypes = (document: JsonPathStateMachineDocument): StateMachine => document

export const everyState = {
  Comment: 'every state type of JSONPath, with all that it takes',
  StartAt: 'Choice',
  Version: '1.0',
  TimeoutSeconds: 60,
  States: {
    Choice: {
      Type: 'Choice',
      InputPath: '$.detail',
      OutputPath: null,
      Choices: [
        { Variable: '$.a', StringMatches: 'x*', Next: 'Task' },
        { Variable: '$.a', IsPresent: true, Next: 'Task', Assign: { 'kept.$': '$.a' } },
        { And: [{ Variable: '$.a', NumericLessThan: 1 }, { Not: { Variable: '$.b', BooleanEqualsPath: '$.c' } }], Next: 'Task' },
        { Or: [{ Variable: '$.a', TimestampEquals: '2026-01-01T00:00:00Z' }], Next: 'Task', Comment: 'or' },
      ],
      Default: 'Wait',
    },
    Task: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { 'FunctionName.$': '$.name' },
      ResultSelector: { 'payload.$': '$.Payload' },
      ResultPath: null,
      TimeoutSecondsPath: '$.timeout',
      HeartbeatSeconds: 5,
      Credentials: { 'RoleArn.$': '$.role' },
      Retry: [
        { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1.5, MaxDelaySeconds: 9, JitterStrategy: 'FULL' },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Fail' }],
      Next: 'Map',
    },
    Wait: { Type: 'Wait', TimestampPath: '$.until', Next: 'Pass' },
    Pass: { Type: 'Pass', Result: { a: 1 }, ResultPath: '$.b', Assign: { 'a.$': '$.b' }, Next: 'Parallel' },
    Parallel: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Done', States: { Done: { Type: 'Succeed', InputPath: '$.x' } } }],
      Next: 'In JSONata',
    },
    'In JSONata': { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input %}', End: true },
    Map: {
      Type: 'Map',
      Label: 'files',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { 'Bucket.$': '$.bucket', Key: 'manifest.json' },
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'], CSVDelimiter: 'PIPE', MaxItemsPath: '$.most' },
      },
      ItemSelector: { 'item.$': '$$.Map.Item.Value' },
      ItemBatcher: { MaxItemsPerBatch: 10, MaxInputBytesPerBatchPath: '$.bytes', BatchInput: { 'run.$': '$.run' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Each',
        States: { Each: { Type: 'Pass', End: true } },
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' }, WriterConfig: { OutputType: 'JSONL' } },
      MaxConcurrencyPath: '$.c',
      ToleratedFailurePercentage: 5,
      ToleratedFailureCountPath: '$.f',
      Next: 'Old map',
    },
    'Old map': {
      Type: 'Map',
      ItemsPath: '$.items',
      Parameters: { 'item.$': '$$.Map.Item.Value' },
      Iterator: { StartAt: 'Old each', States: { 'Old each': { Type: 'Pass', End: true } } },
      End: true,
    },
    Fail: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: "States.Format('{}', $.error.Cause)" },
  },
} as const satisfies JsonPathStateMachineDocument

/** Also as it is written down, arrays and all. */
export const written: JsonPathStateMachineDocument = everyState
export const writtenForAslTypes: StateMachine = written

export const inJsonata = {
  QueryLanguage: 'JSONata',
  StartAt: 'Choice',
  States: {
    Choice: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Task', Assign: { a: 1 } }], Default: 'Done', Output: null },
    Task: {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: '{% $states.input %}',
      Credentials: { RoleArn: '{% $role %}' },
      TimeoutSeconds: '{% $t %}',
      Next: 'Map',
    },
    Map: {
      Type: 'Map',
      Items: [1, '{% 2 %}'],
      ItemProcessor: { StartAt: 'Each', States: { Each: { Type: 'Pass', Output: 1, End: true } } },
      MaxConcurrency: '{% 1 %}',
      Next: 'Parallel',
    },
    Parallel: { Type: 'Parallel', Arguments: { a: 1 }, Branches: [], Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: '{% 1 %}', Next: 'Done' },
    Done: { Type: 'Succeed', Output: '{% $a %}' },
  },
} as const satisfies StateMachineDocument

same<AslDocument, StateMachineDocument | JsonPathStateMachineDocument>(true)
same<Compared<'NumericLessThanEquals'>, number>(true)
same<Compared<'NumericLessThanEqualsPath' | 'TimestampEquals' | 'StringMatches'>, string>(true)
same<Compared<'IsNull' | 'BooleanEquals'>, boolean>(true)
same<
  Extract<ComparisonOperator, `Numeric${string}Than${string}` | 'BooleanLessThan'>,
  `Numeric${'Less' | 'Greater'}Than${'' | 'Equals'}${'' | 'Path'}`
>(true)
same<StateDocument['Type'], 'Task' | 'Pass' | 'Wait' | 'Choice' | 'Parallel' | 'Map' | 'Succeed' | 'Fail'>(true)
same<JsonPathMachineState['Type'], StateDocument['Type']>(true)

const ok: StateDocument = { Type: 'Succeed' }
// @ts-expect-error a state type that there is not
export const unknownType: StateDocument = { ...ok, Type: 'Loop' }
// @ts-expect-error a Task without a resource
export const noResource: StateDocument = { Type: 'Task', End: true }
// @ts-expect-error JSONPath fields in a JSONata state
export const pathsInJsonata: StateDocument = { Type: 'Pass', InputPath: '$.a', End: true }
// @ts-expect-error a JSONata field in a JSONPath state
export const outputInJsonPath: JsonPathMachineState = { Type: 'Pass', Output: 1, End: true }
// @ts-expect-error a JSONata machine has no JSONPath states
export const pathState: StateDocument = { Type: 'Pass', QueryLanguage: 'JSONPath', End: true }
// @ts-expect-error a Choice leads nowhere by itself
export const choiceNext: StateDocument = { Type: 'Choice', Choices: [], Next: 'a' }
// @ts-expect-error a Fail is the end
export const failNext: StateDocument = { Type: 'Fail', Next: 'a' }
// @ts-expect-error an end that is no end
export const noEnd: StateDocument = { Type: 'Pass', End: false }
// @ts-expect-error a Condition is JSONata's
export const condition: JsonPathChoiceRuleDocument = { Condition: '{% true %}', Next: 'a' }
// @ts-expect-error a rule that compares nothing
export const noOperator: JsonPathChoiceRuleDocument = { Variable: '$.a', Next: 'a' }
// @ts-expect-error a number compared as a string
export const wrongOperand: JsonPathChoiceRuleDocument = { Variable: '$.a', StringEquals: 1, Next: 'a' }
// @ts-expect-error a misspelt operator
export const wrongOperator: JsonPathChoiceRuleDocument = { Variable: '$.a', StringEqual: 'a', Next: 'a' }
// @ts-expect-error a rule that leads nowhere
export const noNext: JsonPathChoiceRuleDocument = { Variable: '$.a', StringEquals: 'a' }
// @ts-expect-error jitter that there is not
export const jitter: StateDocument = { Type: 'Task', Resource: 'a', Retry: [{ ErrorEquals: ['a'], JitterStrategy: 'HALF' }], End: true }
// @ts-expect-error a catcher that leads nowhere
export const catcher: StateDocument = { Type: 'Task', Resource: 'a', Catch: [{ ErrorEquals: ['a'] }], End: true }
// @ts-expect-error a distributed Map says of which type its children are
export const processor: ProcessorConfigDocument = { Mode: 'DISTRIBUTED' }
// @ts-expect-error a reader of a format that there is not
export const reader: JsonPathMachineState = { Type: 'Map', ItemReader: { Resource: 'a', ReaderConfig: { InputType: 'XML' } }, End: true }
// @ts-expect-error a machine says where it starts
export const noStart: AslDocument = { States: {} }
// @ts-expect-error a language that there is not
export const language: AslDocument = { QueryLanguage: 'JQ', StartAt: 'a', States: {} }
// @ts-expect-error a document is not changed
written.StartAt = 'Pass'
