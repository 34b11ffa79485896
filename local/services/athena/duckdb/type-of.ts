import type { Expression } from '../sql/expression.ts'
import { typeText } from '../sql/parse-type.ts'
import { resolveColumn, type Scope } from './scope.ts'

/** What some functions give whatever they are given. */
const RETURNS: Readonly<Record<string, string>> = {
  lower: 'varchar',
  upper: 'varchar',
  trim: 'varchar',
  ltrim: 'varchar',
  rtrim: 'varchar',
  substr: 'varchar',
  substring: 'varchar',
  replace: 'varchar',
  regexp_replace: 'varchar',
  regexp_extract: 'varchar',
  json_extract_scalar: 'varchar',
  split_part: 'varchar',
  date_format: 'varchar',
  array_join: 'varchar',
  listagg: 'varchar',
  to_iso8601: 'varchar',
  json_format: 'varchar',
  url_extract_host: 'varchar',
  split: 'array(varchar)',
  regexp_extract_all: 'array(varchar)',
  regexp_split: 'array(varchar)',
  split_to_map: 'map(varchar,varchar)',
  map: 'map(unknown,unknown)',
  map_agg: 'map(unknown,unknown)',
  histogram: 'map(unknown,bigint)',
  map_concat: 'map(unknown,unknown)',
  map_filter: 'map(unknown,unknown)',
  transform_values: 'map(unknown,unknown)',
  multimap_agg: 'map(unknown,unknown)',
  length: 'bigint',
  count: 'bigint',
  count_if: 'bigint',
  date_diff: 'bigint',
  strpos: 'bigint',
  cardinality: 'bigint',
  approx_distinct: 'bigint',
  row_number: 'bigint',
  rank: 'bigint',
  dense_rank: 'bigint',
  year: 'bigint',
  month: 'bigint',
  day: 'bigint',
  hour: 'bigint',
  minute: 'bigint',
  second: 'bigint',
  to_unixtime: 'double',
  sqrt: 'double',
  date: 'date',
  current_date: 'date',
  date_parse: 'timestamp(3)',
  from_iso8601_timestamp: 'timestamp(3) with time zone',
  from_unixtime: 'timestamp(3) with time zone',
  now: 'timestamp(3) with time zone',
}

/** The Trino type of an expression where it can be told without running anything; undefined where it cannot. */
export function typeOf(expression: Expression, scope: Scope): string | undefined {
  switch (expression.kind) {
    case 'column':
      return resolveColumn(expression, scope, '').type
    case 'cast':
    case 'typed':
      return typeText(expression.type)
    case 'string':
      return `varchar(${expression.value.length})`
    case 'number':
      return /[.eE]/.test(expression.value) ? 'double' : 'integer'
    case 'boolean':
      return 'boolean'
    case 'array': {
      const [first] = expression.items
      return `array(${(first && typeOf(first, scope)) ?? 'unknown'})`
    }
    case 'call':
      return callType(expression.name, expression.args, scope)
    case 'binary-operator':
      return operatorType(expression.operator, typeOf(expression.left, scope), typeOf(expression.right, scope))
    case 'unary':
      return expression.operator === 'not' ? 'boolean' : typeOf(expression.operand, scope)
    case 'between':
    case 'in':
    case 'like':
    case 'is-null':
    case 'is-distinct':
    case 'exists':
    case 'quantified':
      return 'boolean'
    case 'case':
      return firstType([...expression.branches.map(({ result }) => result), ...(expression.otherwise ? [expression.otherwise] : [])], scope)
    case 'extract':
      return 'bigint'
    case 'at-time-zone':
      return 'timestamp(3) with time zone'
    case 'now':
      return { current_date: 'date', current_timestamp: 'timestamp(3) with time zone', localtimestamp: 'timestamp(3)' }[expression.name]
    default:
      return undefined
  }
}

/** Sums of integers are bigints, of decimals decimals. */
function sumType(type: string | undefined): string | undefined {
  if (type === undefined) return undefined
  return /^(tinyint|smallint|integer|bigint)$/.test(type) ? 'bigint' : type.replace(/^decimal.*/, 'decimal')
}

/** The type of the first part that has one: branches that are NULL have none. */
function firstType(parts: readonly Expression[], scope: Scope): string | undefined {
  for (const part of parts) {
    const type = typeOf(part, scope)
    if (type !== undefined) return type
  }
  return undefined
}

const WIDTHS = ['tinyint', 'smallint', 'integer', 'bigint', 'decimal', 'real', 'double']

function operatorType(operator: string, left: string | undefined, right: string | undefined): string | undefined {
  if (['=', '<>', '<', '<=', '>', '>=', 'and', 'or'].includes(operator)) return 'boolean'
  if (operator === '||') return left?.startsWith('array(') || right?.startsWith('array(') ? (left ?? right) : 'varchar'
  const widths = [left, right].map((type) => WIDTHS.indexOf(type?.replace(/\(.*/, '') ?? ''))
  return widths.includes(-1) ? undefined : WIDTHS[Math.max(...widths)]
}

function callType(name: string, args: readonly Expression[], scope: Scope): string | undefined {
  const fixed = RETURNS[name]
  if (fixed !== undefined) return fixed
  const [first] = args
  if (first === undefined) return undefined
  if (name === 'coalesce' || name === 'greatest' || name === 'least') return firstType(args, scope)
  if (name === 'if') return firstType(args.slice(1), scope)
  if (name === 'sum') return sumType(typeOf(first, scope))
  if (name === 'concat' && !typeOf(first, scope)?.startsWith('array(')) return 'varchar'
  if (['min', 'max', 'arbitrary', 'any_value', 'lag', 'lead', 'first_value', 'last_value'].includes(name)) return typeOf(first, scope)
  if (['array_distinct', 'array_sort', 'filter', 'slice', 'array_remove', 'reverse'].includes(name)) return typeOf(first, scope)
  if (name === 'array_agg') return `array(${typeOf(first, scope) ?? 'unknown'})`
  if (name === 'sequence') return `array(${typeOf(first, scope)?.replace('integer', 'bigint') ?? 'unknown'})`
  if (name === 'map_keys' || name === 'map_entries') return 'array(unknown)'
  return undefined
}
