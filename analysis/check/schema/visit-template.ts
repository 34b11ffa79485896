import { type Fields, fieldsOf, has } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { readIntrinsicText } from '../jsonpath/intrinsic-text.ts'
import { readPathText } from '../jsonpath/path-text.ts'
import type { Shape } from './shape.ts'
import { report, type Visit } from './visit.ts'
import { takeExpression } from './visit-expression.ts'

type TemplateShape = Extract<Shape, { readonly kind: 'template' }>

/** Visits a value that is built at run time, down to its last member. */
export function visitTemplate(visit: Visit, { takes }: TemplateShape, value: unknown, place: Place): void {
  if (!isTaken(takes, value)) {
    const expected = takes === 'object' ? '[OBJECT]' : takes === 'items' ? '[ARRAY, OBJECT, JSONATA]' : '[OBJECT, JSONATA]'
    const hint = takes === 'object' ? 'Write an object whose members are the values.' : 'Write it out, or as one expression "{% ... %}".'
    report(visit, 'wrong-type', place, `Expected value of type ${expected}`, hint)
    return
  }
  if (visit.language === 'JSONata') visitJsonata(visit, value, place)
  else visitJsonPath(visit, value, place)
}

function isTaken(takes: TemplateShape['takes'], value: unknown): boolean {
  if (takes === 'any') return true
  if (takes === 'object') return fieldsOf(value) !== undefined
  return (typeof value === 'object' && value !== null) || (typeof value === 'string' && value.startsWith('{%'))
}

function visitJsonata(visit: Visit, value: unknown, place: Place): void {
  if (typeof value === 'string') takeExpression(visit, value, place)
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) visitJsonata(visit, item, [...place, index])
  else for (const [name, member] of Object.entries(fieldsOf(value) ?? {})) visitJsonata(visit, member, [...place, name])
}

function visitJsonPath(visit: Visit, value: unknown, place: Place): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) visitJsonPath(visit, item, [...place, index])
  const fields = fieldsOf(value)
  if (fields === undefined) {
    takeExpression(visit, value, place)
    return
  }
  for (const [name, member] of Object.entries(fields)) {
    if (name.endsWith('.$')) visitDynamicMember(visit, fields, name, place)
    else visitJsonPath(visit, member, [...place, name])
  }
}

function visitDynamicMember(visit: Visit, fields: Fields, name: string, place: Place): void {
  const plain = name.slice(0, -2)
  if (has(fields, plain)) {
    const message = `Both '${plain}' and '${name}' would be the member '${plain}'`
    report(visit, 'duplicate-payload-field', place, message, `Keep one of the two.`)
  }
  const text = fields[name]
  const variables = typeof text === 'string' ? (readPathText(text) ?? readIntrinsicText(text))?.variables : undefined
  if (variables !== undefined) {
    if (visit.state !== undefined) visit.paths.push({ state: visit.state, place: [...place, name], text: String(text), variables })
    return
  }
  const hint =
    "Write a path such as $.a, $$.Execution.Id or $variable, or a call such as States.Format('{}', $.a); in its texts a backslash stands only before ' { } and \\. For a fixed value, drop the \".$\" of the name."
  report(
    visit,
    'invalid-payload-template',
    place,
    `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`,
    hint,
  )
}
