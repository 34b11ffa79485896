import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionEntry, written } from './function-entry.ts'

const SPECIFIER = /%(?:%|(-?\d*s)|(0?\d*d)|(\d*(?:\.\d+)?f)|(.))/g

/** `format(text, values...)` of Java's formatter: `%s`, `%d`, `%05d`, `%.2f` and `%%`; others are refused. */
export const formatCall: FunctionEntry = written(1, 127, (args, call, { emitter }) => {
  const [format] = call.args
  if (format?.kind !== 'string')
    throw sqlErrorAt('NOT_SUPPORTED', emitter.source, call.at, 'The local Athena needs the format as a literal')
  let next = 1
  const values: string[] = []
  for (const [whole, text, integer, float, other] of format.value.matchAll(SPECIFIER)) {
    if (other !== undefined)
      throw sqlErrorAt('NOT_SUPPORTED', emitter.source, format.at, `'${whole}' in a format is not supported by the local Athena`)
    if (whole === '%%') continue
    const value = args[next++]
    if (value === undefined)
      throw sqlErrorAt(
        'INVALID_FUNCTION_ARGUMENT',
        emitter.source,
        call.at,
        `Invalid format string: ${format.value} (missing value for ${whole})`,
      )
    if (text !== undefined) values.push(`coalesce(athena_varchar(${value}), 'null')`)
    else values.push(integer !== undefined ? `CAST(${value} AS BIGINT)` : float !== undefined ? `CAST(${value} AS DOUBLE)` : value)
  }
  return `printf(${[args[0], ...values].join(', ')})`
})
