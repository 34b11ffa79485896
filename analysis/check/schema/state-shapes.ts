import type { StateType } from '../document/views.ts'
import { choiceShape } from './choice-shape.ts'
import {
  argumentTemplate,
  assign,
  caught,
  described,
  inputOutput,
  LONGEST_SECONDS,
  NEXT_OR_END,
  queryLanguage,
  referencePath,
  resultPath,
  template,
  transition,
} from './common-shapes.ts'
import { mapShape } from './map-shape.ts'
import { any, type FieldShape, inJsonPath, integer, oneOf, type RecordShape, states, text } from './shape.ts'

const dynamicText: FieldShape = { shape: { kind: 'text', takesExpression: true } }
const textPath = inJsonPath({ kind: 'path', takesIntrinsic: true })

const credentials: RecordShape = { fields: { RoleArn: dynamicText, 'RoleArn.$': inJsonPath({ kind: 'path', takesIntrinsic: true }) } }

/** A branch of a Parallel. */
export const branchShape: RecordShape = {
  fields: { Comment: text, StartAt: text, States: states },
  required: ['StartAt', 'States'],
}

/** The definition itself. */
export const machineShape: RecordShape = {
  fields: {
    Comment: text,
    QueryLanguage: queryLanguage,
    StartAt: text,
    States: states,
    TimeoutSeconds: { shape: { kind: 'integer', least: 0, most: LONGEST_SECONDS } },
    Version: oneOf('1.0'),
  },
  required: ['StartAt', 'States'],
}

const task: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    ...transition,
    ...caught,
    Assign: assign,
    Resource: { shape: { kind: 'text', notEmpty: true } },
    Credentials: { shape: { kind: 'record', of: credentials } },
    Parameters: template,
    Arguments: argumentTemplate,
    ResultSelector: template,
    ResultPath: resultPath,
    TimeoutSeconds: integer(1, LONGEST_SECONDS),
    TimeoutSecondsPath: referencePath,
    HeartbeatSeconds: integer(1, LONGEST_SECONDS),
    HeartbeatSecondsPath: referencePath,
  },
  required: ['Type', 'Resource'],
  exactlyOne: NEXT_OR_END,
  atMostOne: [
    ['TimeoutSeconds', 'TimeoutSecondsPath'],
    ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ],
}

const pass: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    ...transition,
    Assign: assign,
    Parameters: template,
    Result: { ...any, only: 'JSONPath' },
    ResultPath: resultPath,
  },
  required: ['Type'],
  exactlyOne: NEXT_OR_END,
}

const wait: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    ...transition,
    Assign: assign,
    Seconds: integer(0, LONGEST_SECONDS),
    SecondsPath: referencePath,
    Timestamp: { shape: { kind: 'timestamp', takesExpression: true } },
    TimestampPath: referencePath,
  },
  required: ['Type'],
  exactlyOne: [...NEXT_OR_END, ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp']],
}

const parallel: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    ...transition,
    ...caught,
    Assign: assign,
    Branches: { shape: { kind: 'records', of: branchShape, notEmpty: true } },
    Parameters: template,
    Arguments: argumentTemplate,
    ResultSelector: template,
    ResultPath: resultPath,
  },
  required: ['Type', 'Branches'],
  exactlyOne: NEXT_OR_END,
}

const fail: RecordShape = {
  fields: { ...described, Error: dynamicText, ErrorPath: textPath, Cause: dynamicText, CausePath: textPath },
  required: ['Type'],
  atMostOne: [
    ['Error', 'ErrorPath'],
    ['Cause', 'CausePath'],
  ],
}

/**
 * The fields of every state type, as AWS takes them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
 */
export const stateShapes: Readonly<Record<StateType, RecordShape>> = {
  Task: task,
  Pass: pass,
  Wait: wait,
  Choice: choiceShape,
  Parallel: parallel,
  Map: mapShape,
  Succeed: { fields: { ...described, ...inputOutput }, required: ['Type'] },
  Fail: fail,
}
