import { DefinitionError } from '../definition-error.ts'
import type { Expr } from '../reference/ref.ts'
import { exprOf } from '../reference/source.ts'

/** A regular expression as JSONata writes it. Throws a `DefinitionError` (`bad-regex`) for flags that it does not have. */
export function regex(expression: RegExp): Expr<RegExp> {
  const { source } = expression
  const flags = expression.flags.replace('g', '')
  if (/[^im]/.test(flags)) {
    throw new DefinitionError({
      code: 'bad-regex',
      path: String(expression),
      message: `a regular expression with the flags ${expression.flags}`,
      hint: 'JSONata has i and m; it finds all matches without g',
    })
  }
  // `%}` would end the expression.
  return exprOf({ kind: 'jsonata', strings: [`/${source.replaceAll('%}', '%\\}')}/${flags}`], parts: [], present: true })
}
