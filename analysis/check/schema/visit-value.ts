import { fieldsOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import type { Shape } from './shape.ts'
import { isTimestamp } from './timestamp.ts'
import { report, type Visit } from './visit.ts'
import { takeExpression } from './visit-expression.ts'
import { visitPath } from './visit-path.ts'
import { visitTemplate } from './visit-template.ts'

type Simple = Exclude<Shape, { readonly kind: 'record' | 'records' }>
type Visitors = {
  readonly [Kind in Simple['kind']]: (visit: Visit, shape: Extract<Simple, { readonly kind: Kind }>, value: unknown, place: Place) => void
}

/** Visits the value of a field that is no object of its own. */
export function visitValue(visit: Visit, shape: Simple, value: unknown, place: Place): void {
  if ('takesExpression' in shape && shape.takesExpression && takeExpression(visit, value, place)) return
  const visitor = visitors[shape.kind] as (visit: Visit, shape: Simple, value: unknown, place: Place) => void // the table pairs kind and shape
  visitor(visit, shape, value, place)
}

const visitors: Visitors = {
  any: () => {},
  states: (visit, _shape, value, place) => {
    const found = fieldsOf(value)
    if (found === undefined) return wrongType(visit, place, '[OBJECT]')
    if (Object.keys(found).length === 0) report(visit, 'empty-value', place, 'Value cannot be empty', 'Add at least one state.')
    for (const [name, state] of Object.entries(found)) if (fieldsOf(state) === undefined) wrongType(visit, [...place, name], '[OBJECT]')
  },
  boolean: (visit, _shape, value, place) => {
    if (typeof value !== 'boolean') wrongType(visit, place, '[BOOLEAN]')
  },
  text: (visit, { notEmpty }, value, place) => {
    if (typeof value !== 'string') wrongType(visit, place, '[STRING]')
    else if (notEmpty && value === '') report(visit, 'empty-value', place, 'Value cannot be empty', 'Write a value here.')
  },
  texts: (visit, _shape, value, place) => {
    if (!Array.isArray(value)) return wrongType(visit, place, '[ARRAY]')
    if (value.length === 0) report(visit, 'empty-value', place, 'Value cannot be empty', 'Name at least one.')
    for (const [index, item] of value.entries()) if (typeof item !== 'string') wrongType(visit, [...place, index], '[STRING]')
  },
  timestamp: (visit, _shape, value, place) => {
    if (typeof value !== 'string') return wrongType(visit, place, '[STRING]')
    if (isTimestamp(value)) return
    const hint = 'Write it as 2030-01-31T12:00:00Z: a capital T between, and Z or an offset at the end.'
    report(visit, 'invalid-timestamp', place, 'String does not match RFC3339 timestamp', hint)
  },
  integer: (visit, shape, value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) wrongType(visit, place, 'Integer')
    else visitRange(visit, shape, value, place)
  },
  number: (visit, shape, value, place) => {
    if (typeof value !== 'number') wrongType(visit, place, 'Number')
    else visitRange(visit, shape, value, place)
  },
  oneOf: (visit, { values }, value, place) => {
    if (typeof value !== 'string') return wrongType(visit, place, '[STRING]')
    if (values.includes(value)) return
    report(
      visit,
      'value-not-allowed',
      place,
      `Value should be one of the following: [${values.join(', ')}]`,
      `Found '${value}'; case counts.`,
    )
  },
  path: visitPath,
  template: visitTemplate,
}

function visitRange(visit: Visit, { least, most }: { readonly least?: number; readonly most?: number }, value: number, place: Place): void {
  const range = `Found ${value}; write a number ${least === undefined ? '' : `from ${least} `}${most === undefined ? 'up' : `to ${most}`}.`
  if (least !== undefined && value < least) report(visit, 'number-out-of-range', place, `Minimum value is ${least}`, range)
  if (most !== undefined && value > most) report(visit, 'number-out-of-range', place, `Maximum value is ${most}`, range)
}

function wrongType(visit: Visit, place: Place, expected: string): void {
  const expression = visit.language === 'JSONata' ? ', or an expression "{% ... %}" where the field takes one' : ''
  report(visit, 'wrong-type', place, `Expected value of type ${expected}`, `Write a value of that type${expression}.`)
}
