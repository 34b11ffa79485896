import { fieldsOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { jsonPath, pass } from '../examples.ts'
import type { Finding } from '../rule.ts'
import { defineRule } from '../rule.ts'

/** A text that looks like a path and is not evaluated. */
export const fixedPathRule = defineRule({
  code: 'fixed-path',
  severity: 'warning',
  title: 'A text that looks like a path and is not evaluated',
  why: 'In JSONPath only members whose name ends in .$ are evaluated: this one is passed on as it stands.',
  aws: 'NO_DOLLAR',
  bad: { machine: jsonPath({ Shape: { ...pass, Parameters: { id: '$.order.id' } } }) },
  good: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'id.$': '$.order.id' } } }) },
  find: function* ({ machine }) {
    for (const { language, place, fields } of machine.states) {
      if (language !== 'JSONPath') continue
      for (const field of TEMPLATES) yield* judge(fields[field], [...place, field])
    }
  },
})

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'] as const

const PATH_OR_CALL = /^(?:\$\$?(?:\.[A-Za-z_]|\[)|States\.[A-Z][A-Za-z0-9]*\()/

function* judge(value: unknown, place: Place): Iterable<Finding> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* judge(item, [...place, index])
  for (const [name, member] of Object.entries(fieldsOf(value) ?? {})) {
    if (typeof member !== 'string') yield* judge(member, [...place, name])
    else if (!name.endsWith('.$') && PATH_OR_CALL.test(member)) {
      const message = `The value of '${name}' looks like a path or a function, but is a fixed text`
      yield { place: [...place, name], message, hint: `Rename it to "${name}.$".` }
    }
  }
}
