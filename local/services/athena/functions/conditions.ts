import { text } from '../duckdb/quote.ts'
import { typeOf } from '../duckdb/type-of.ts'
import { type FunctionTable, scalar, written } from './function-entry.ts'

/** https://trino.io/docs/current/functions/conditional.html */
export const CONDITIONS: FunctionTable = {
  coalesce: scalar('coalesce', 2, 127),
  nullif: scalar('nullif', 2),
  if: written(2, 3, ([condition, yes, no = 'NULL']) => `CASE WHEN ${condition} THEN ${yes} ELSE ${no} END`),
  try: written(1, 1, ([value]) => `TRY(${value})`),
  typeof: written(1, 1, ([value], { args }, { scope }) => {
    const known = args[0] && typeOf(args[0], scope)
    return known === undefined || known.includes('unknown') ? `athena_typeof(${value})` : text(known)
  }),
}
