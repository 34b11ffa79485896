import { type FieldShape, inJsonata, inJsonPath, oneOf, type RecordShape, text } from './shape.ts'

/** The longest time that AWS takes, in seconds. */
export const LONGEST_SECONDS = 99_999_999

/** The longest `MaxDelaySeconds`: 366 days. */
const LONGEST_DELAY_SECONDS = 31_622_400

export const queryLanguage: FieldShape = oneOf('JSONPath', 'JSONata')

export const described = { Type: text, Comment: text, QueryLanguage: queryLanguage } as const

export const inputOutput = {
  InputPath: inJsonPath({ kind: 'path', isNullable: true }),
  OutputPath: inJsonPath({ kind: 'path', isNullable: true }),
  Output: inJsonata({ kind: 'template', takes: 'any' }),
} as const

export const assign: FieldShape = { shape: { kind: 'template', takes: 'object' } }
export const template = inJsonPath({ kind: 'template', takes: 'any' })
export const argumentTemplate = inJsonata({ kind: 'template', takes: 'arguments' })
export const resultPath = inJsonPath({ kind: 'path', isNullable: true, isReference: true, isResult: true })
export const referencePath = inJsonPath({ kind: 'path', isReference: true })

export const transition = { Next: text, End: { shape: { kind: 'boolean' } } } as const satisfies Record<string, FieldShape>
export const NEXT_OR_END = [['Next', 'End']] as const

const retrier: RecordShape = {
  fields: {
    Comment: text,
    ErrorEquals: { shape: { kind: 'texts' } },
    IntervalSeconds: { shape: { kind: 'integer', least: 0, most: LONGEST_SECONDS } },
    MaxAttempts: { shape: { kind: 'integer', least: 0, most: LONGEST_SECONDS } },
    BackoffRate: { shape: { kind: 'number', least: 1 } },
    MaxDelaySeconds: { shape: { kind: 'integer', least: 1, most: LONGEST_DELAY_SECONDS } },
    JitterStrategy: oneOf('NONE', 'FULL'),
  },
  required: ['ErrorEquals'],
}

const catcher: RecordShape = {
  fields: {
    Comment: text,
    ErrorEquals: { shape: { kind: 'texts' } },
    Next: text,
    ResultPath: resultPath,
    Assign: assign,
    Output: inJsonata({ kind: 'template', takes: 'any' }),
  },
  required: ['ErrorEquals', 'Next'],
}

export const caught = {
  Retry: { shape: { kind: 'records', of: retrier } },
  Catch: { shape: { kind: 'records', of: catcher } },
} as const satisfies Record<string, FieldShape>
