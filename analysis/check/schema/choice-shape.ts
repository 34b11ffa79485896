import { assign, described, inputOutput } from './common-shapes.ts'
import { type FieldShape, inJsonata, inJsonPath, type RecordShape, type Shape, text } from './shape.ts'

const ORDERS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'] as const

const OPERANDS = {
  String: { kind: 'text' },
  Numeric: { kind: 'number' },
  Timestamp: { kind: 'timestamp' },
} as const satisfies Record<string, Shape>

/** Every comparison that a rule may make, with what it compares to. */
const comparisons: Readonly<Record<string, FieldShape>> = Object.fromEntries([
  ...Object.entries(OPERANDS).flatMap(([type, shape]) =>
    ORDERS.flatMap((order) => [
      [`${type}${order}`, inJsonPath(shape)],
      [`${type}${order}Path`, inJsonPath({ kind: 'path', isReference: true })],
    ]),
  ),
  ['StringMatches', inJsonPath({ kind: 'text' })],
  ['BooleanEquals', inJsonPath({ kind: 'boolean' })],
  ['BooleanEqualsPath', inJsonPath({ kind: 'path', isReference: true })],
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'].map((name) => [name, inJsonPath({ kind: 'boolean' })]),
])

/** The names of all comparisons. */
export const comparisonNames: readonly string[] = Object.keys(comparisons)

/** What may say how a rule decides, in AWS's order. */
export const DECISIONS = ['And', 'Or', 'Not', 'Variable', 'Condition'] as const

/** A rule inside a rule: the getter lets it hold more of its own kind. */
const nested: RecordShape = {
  get fields() {
    return decision
  },
}

const decision: Readonly<Record<string, FieldShape>> = {
  Comment: text,
  Variable: inJsonPath({ kind: 'path', isReference: true }),
  And: inJsonPath({ kind: 'records', of: nested, notEmpty: true }),
  Or: inJsonPath({ kind: 'records', of: nested, notEmpty: true }),
  Not: inJsonPath({ kind: 'record', of: nested }),
  ...comparisons,
}

const rule: RecordShape = {
  fields: {
    ...decision,
    Condition: inJsonata({ kind: 'text', takesExpression: true, notEmpty: true }),
    Next: text,
    Assign: assign,
    Output: inJsonata({ kind: 'template', takes: 'any' }),
  },
  required: ['Next'],
}

export const choiceShape: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    Assign: assign,
    Choices: { shape: { kind: 'records', of: rule, notEmpty: true } },
    Default: text,
  },
  required: ['Type', 'Choices'],
}
