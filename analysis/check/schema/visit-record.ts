import { type Fields, fieldsOf, has } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import type { QueryLanguage } from '../document/views.ts'
import { nearestName } from './nearest-name.ts'
import type { FieldShape, RecordShape } from './shape.ts'
import { report, type Visit } from './visit.ts'
import { visitValue } from './visit-value.ts'

/** Visits the fields of an object: which there are, which are missing, and what each holds. */
export function visitRecord(visit: Visit, shape: RecordShape, fields: Fields, place: Place): void {
  reportMissing(visit, shape, fields, place)
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    if (field === undefined) reportUnsupported(visit, shape, name, place)
    else if (isOfOtherLanguage(field, visit.language)) reportOtherLanguage(visit, name, place)
    else visitField(visit, field, value, [...place, name])
  }
  reportGroups(visit, shape, fields, place)
}

function visitField(visit: Visit, { shape }: FieldShape, value: unknown, place: Place): void {
  if (shape.kind === 'record') {
    const fields = fieldsOf(value)
    if (fields === undefined)
      report(visit, 'wrong-type', place, 'Expected value of type [OBJECT]', 'Write an object here, or leave the field out.')
    else visitRecord(visit, shape.of, fields, place)
    return
  }
  if (shape.kind !== 'records') {
    visitValue(visit, shape, value, place)
    return
  }
  if (!Array.isArray(value)) {
    report(visit, 'wrong-type', place, 'Expected value of type [ARRAY]', 'Write an array of objects here, or leave the field out.')
    return
  }
  if (shape.notEmpty && value.length === 0) {
    report(visit, 'empty-value', place, 'Value cannot be empty', 'Give the array at least one entry.')
  }
  for (const [index, item] of value.entries()) visitField(visit, { shape: { kind: 'record', of: shape.of } }, item, [...place, index])
}

function isOfOtherLanguage({ only }: FieldShape, language: QueryLanguage): boolean {
  return only !== undefined && only !== language
}

function reportMissing(visit: Visit, { required = [] }: RecordShape, fields: Fields, place: Place): void {
  const missing = required.filter((name) => !has(fields, name))
  if (missing.length === 0) return
  report(visit, 'missing-field', place, `These fields are required: [${missing.join(', ')}]`, `Add ${missing.join(' and ')}.`)
}

function reportUnsupported(visit: Visit, shape: RecordShape, name: string, place: Place): void {
  const names = Object.keys(shape.fields).filter((known) => !isOfOtherLanguage(shape.fields[known]!, visit.language))
  const near = nearestName(name, names)
  const hint = near === undefined ? `Remove it; the fields here are ${names.join(', ')}.` : `Did you mean ${near}? If not, remove it.`
  report(visit, 'unsupported-field', place, `Field '${name}' is not supported`, hint)
}

function reportOtherLanguage(visit: Visit, name: string, place: Place): void {
  if (!visit.judgesLanguage) return
  const other: QueryLanguage = visit.language === 'JSONata' ? 'JSONPath' : 'JSONata'
  const message = `The QueryLanguage is set to '${visit.language}', but field '${name}' is only supported for the '${other}' QueryLanguage`
  report(
    visit,
    'other-language-field',
    place,
    message,
    `Use a field of ${visit.language} instead, or set "QueryLanguage": "${other}" on this state.`,
  )
}

function reportGroups(visit: Visit, { exactlyOne = [], atMostOne = [] }: RecordShape, fields: Fields, place: Place): void {
  for (const group of [...exactlyOne, ...atMostOne]) {
    const there = group.filter((name) => has(fields, name))
    if (there.length > 1) {
      const message = `There should only be one of the following fields: [${group.join(', ')}]`
      report(visit, 'conflicting-fields', place, message, `Keep one of ${there.join(' and ')}.`)
    }
    if (there.length === 0 && exactlyOne.includes(group)) {
      const message = `This object should have only one of the following fields: [${group.join(', ')}]`
      report(visit, 'missing-field', place, message, `Add one of ${group.join(', ')}.`)
    }
  }
}
