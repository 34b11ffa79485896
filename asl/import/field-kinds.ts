import type { JsonObject, JsonValue } from '../json.ts'

/** What a field may hold, in words, and whether a value is that. */
export interface FieldKind {
  readonly words: string
  readonly holds: (value: JsonValue) => boolean
}

const kind = (words: string, holds: FieldKind['holds']): FieldKind => ({ words, holds })

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isString = (value: JsonValue) => typeof value === 'string'
const isNumber = (value: JsonValue) => typeof value === 'number'

const STRING = kind('a string', isString)
const NUMBER = kind('a number', isNumber)
const NUMBER_OR_EXPRESSION = kind('a number or a string', (value) => isNumber(value) || isString(value))
const PATH_OR_NULL = kind('a path or null', (value) => value === null || isString(value))
const OBJECT = kind('an object', isObject)
const OBJECTS = kind('an array of objects', (value) => Array.isArray(value) && value.every(isObject))
const STRINGS = kind('an array of strings', (value) => Array.isArray(value) && value.every(isString))

const oneOf = (...values: readonly JsonValue[]) =>
  kind(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value))

/** The fields of the language that do not take any JSON. Those of one name hold the same wherever they stand. */
export const FIELD_KINDS: Readonly<Record<string, FieldKind>> = {
  QueryLanguage: oneOf('JSONata', 'JSONPath'),
  Comment: STRING,
  Version: STRING,
  Next: STRING,
  Default: STRING,
  End: oneOf(true),
  Resource: STRING,
  Label: STRING,
  InputPath: PATH_OR_NULL,
  OutputPath: PATH_OR_NULL,
  ResultPath: PATH_OR_NULL,
  ResultSelector: OBJECT,
  Assign: OBJECT,
  Credentials: OBJECT,
  Retry: OBJECTS,
  Catch: OBJECTS,
  Choices: OBJECTS,
  Branches: OBJECTS,
  ItemProcessor: OBJECT,
  Iterator: OBJECT,
  ProcessorConfig: OBJECT,
  ItemReader: OBJECT,
  ReaderConfig: OBJECT,
  ItemBatcher: OBJECT,
  ResultWriter: OBJECT,
  WriterConfig: OBJECT,
  ErrorEquals: STRINGS,
  IntervalSeconds: NUMBER,
  MaxAttempts: NUMBER,
  BackoffRate: NUMBER,
  MaxDelaySeconds: NUMBER,
  JitterStrategy: oneOf('FULL', 'NONE'),
  TimeoutSeconds: NUMBER_OR_EXPRESSION,
  TimeoutSecondsPath: STRING,
  HeartbeatSeconds: NUMBER_OR_EXPRESSION,
  HeartbeatSecondsPath: STRING,
  Seconds: NUMBER_OR_EXPRESSION,
  SecondsPath: STRING,
  Timestamp: STRING,
  TimestampPath: STRING,
  ItemsPath: STRING,
  MaxConcurrency: NUMBER_OR_EXPRESSION,
  MaxConcurrencyPath: STRING,
  ToleratedFailureCount: NUMBER_OR_EXPRESSION,
  ToleratedFailureCountPath: STRING,
  ToleratedFailurePercentage: NUMBER_OR_EXPRESSION,
  ToleratedFailurePercentagePath: STRING,
  Error: STRING,
  ErrorPath: STRING,
  Cause: STRING,
  CausePath: STRING,
  Variable: STRING,
  And: OBJECTS,
  Or: OBJECTS,
  Not: OBJECT,
}

/** The fields that a state of each type cannot be without; one of several where it may have either. */
export const REQUIRED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Task: [['Resource']],
  Pass: [],
  Wait: [],
  Choice: [['Choices']],
  Parallel: [['Branches']],
  Map: [['ItemProcessor', 'Iterator']],
  Succeed: [],
  Fail: [],
}
