import jsonata, { type Expression } from 'jsonata'
import type { Quotas } from '../quotas.ts'
import { registerFunctions } from './functions/index.ts'
import { readPlainComparison } from './plain-comparison.ts'
import { readPlainPath, undecided } from './plain-path.ts'

/** One JSONata expression, ready to run. */
export interface JsonataExpression {
  /** The text between `{%` and `%}`, without the blanks around it. */
  readonly text: string
  /** Runs the expression with the given variables. */
  evaluate(variables: Record<string, unknown>): unknown
}

/** Whether a string of a definition is a JSONata expression: nothing may stand before `{%` or after `%}`. */
export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4
}

/** `path[]` marks the array that it finds, in place: such an expression gets copies, since data may be frozen or shared. */
const KEEP_ARRAY = /\[\s*\]/

function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyJson(member)]))
}

/**
 * Compiles the expression of a `{% %}` string. A plain path such as `$states.input.a.b`, alone or compared with a literal, is
 * walked directly where the result cannot differ from the evaluator's.
 * Throws the parser's error.
 */
export function compileExpression(source: string, quotas: Quotas): JsonataExpression {
  const text = source.slice(2, -2).trim()
  const keepsArrays = KEEP_ARRAY.test(text)
  const plain = readPlainPath(text) ?? readPlainComparison(text)
  let full: Expression | undefined
  function fully(variables: Record<string, unknown>): unknown {
    if (full === undefined) {
      full = jsonata(text, { timeout: quotas.jsonataMilliseconds, stack: quotas.jsonataDepth })
      registerFunctions(full)
    }
    return full.evaluate(undefined, keepsArrays ? (copyJson(variables) as Record<string, unknown>) : variables)
  }
  return {
    text,
    evaluate(variables) {
      if (plain !== undefined) {
        const value = plain(variables)
        if (value !== undecided) return value
      }
      return fully(variables)
    },
  }
}
