import { FUNCTIONS, NOT_YET } from '../functions/catalogue.ts'
import type { FunctionCall } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import type { Surroundings } from './emit-expression.ts'
import { emitSort, emitWindow } from './emit-window.ts'
import { name } from './quote.ts'

/** A function call. Throws FUNCTION_NOT_FOUND for a function that Athena does not have, NOT_SUPPORTED for one that only we lack. */
export function emitCall(call: FunctionCall, around: Surroundings): string {
  const entry = FUNCTIONS[call.name]
  const fail = (code: string, message: string) => sqlErrorAt(code, around.emitter.source, call.at, message)
  if (entry === undefined) {
    if (NOT_YET.has(call.name))
      throw fail('NOT_SUPPORTED', `Function '${call.name}' exists in Athena; the local Athena does not have it yet`)
    throw fail('FUNCTION_NOT_FOUND', `Function '${call.name}' not registered`)
  }
  const count = call.args.length
  if (!call.star && (count < entry.min || count > entry.max))
    throw fail(
      'FUNCTION_NOT_FOUND',
      `Unexpected parameters for function ${call.name}: ${count} given, ${entry.min === entry.max ? entry.min : `${entry.min} to ${entry.max}`} expected`,
    )
  const args = call.args.map(around.sql)
  if (entry.kind === 'scalar') {
    if (call.over !== undefined || call.filter !== undefined || call.distinct)
      throw fail('FUNCTION_NOT_FOUND', `'${call.name}' is not an aggregate or window function`)
    return entry.sql(args, call, around)
  }
  return entry.sql(
    args,
    call,
    (head, headArgs, options = {}) => {
      const distinct = call.distinct || options.distinct ? 'DISTINCT ' : ''
      const orderBy =
        call.orderBy.length > 0 ? ` ORDER BY ${call.orderBy.map((item) => emitSort(item, around.sql(item.value))).join(', ')}` : ''
      const nulls = call.nulls === 'ignore' ? ' IGNORE NULLS' : ''
      return `${head}(${call.star ? '*' : `${distinct}${headArgs.join(', ')}${orderBy}${nulls}`})${emitSuffix(options.overNoRow === true ? { ...call, filter: { kind: 'boolean', at: call.at, value: false } } : call, around)}`
    },
    around,
  )
}

function emitSuffix(call: FunctionCall, { sql, emitter, scope, ctes }: Surroundings): string {
  const filter = call.filter === undefined ? '' : ` FILTER (WHERE ${sql(call.filter)})`
  if (call.over === undefined) return filter
  return `${filter} OVER ${typeof call.over === 'string' ? name(call.over) : emitWindow(emitter, call.over, scope, ctes)}`
}
