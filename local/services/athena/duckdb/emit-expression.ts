import type { Expression } from '../sql/expression.ts'
import { SqlError, sqlErrorAt } from '../sql/sql-error.ts'
import { duckdbType } from './duckdb-type.ts'
import { emitCall } from './emit-call.ts'
import { emitCast } from './emit-cast.ts'
import { emitBinaryOperator } from './emit-operator.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name, text } from './quote.ts'
import { resolveColumn, type Scope } from './scope.ts'
import { rejectMismatch, requireBoolean } from './type-mismatch.ts'
import { typeOf } from './type-of.ts'
import { readByClock } from './wall-clock.ts'

/** What a reader of one kind of expression is given beside the expression. */
export interface Surroundings {
  readonly emitter: Emitter
  readonly scope: Scope
  readonly ctes: Ctes
  /** Emits a part in the same surroundings. */
  readonly sql: (expression: Expression) => string
}

/** An expression in DuckDB's SQL with Trino's meaning. */
export function emitExpression(emitter: Emitter, expression: Expression, scope: Scope, ctes: Ctes): string {
  const around: Surroundings = { emitter, scope, ctes, sql: (part) => emitExpression(emitter, part, scope, ctes) }
  // The table is keyed by `kind`, so the reader fits the expression it is given.
  return (READERS[expression.kind] as (expression: never, around: Surroundings) => string)(expression as never, around)
}

type Readers = { readonly [Kind in Expression['kind']]: (expression: Extract<Expression, { kind: Kind }>, around: Surroundings) => string }

const not = (negated: boolean) => (negated ? 'NOT ' : '')

const READERS: Readers = {
  // Athena reads `1.5` as a double; only DECIMAL '1.5' is a decimal. https://docs.aws.amazon.com/athena/latest/ug/data-types-examples.html
  number: ({ value }) => (value.includes('.') && !/[eE]/.test(value) ? `${value}e0` : value),
  string: ({ value }) => `CAST(${text(value)} AS VARCHAR)`,
  binary: ({ value }) => `from_hex(${text(value)})`,
  boolean: ({ value }) => (value ? 'true' : 'false'),
  null: () => 'NULL',
  emitted: ({ sql }) => sql,
  typed: (literal, { emitter }) => {
    const zoned = literal.type.name === 'timestamp' && /[A-Za-z]|[+-]\d{1,2}:\d{2}$/.test(literal.value)
    if (literal.type.name === 'json') return `CAST(${text(literal.value)} AS JSON)`
    if (literal.type.name === 'date' && !/^\s*[+-]?\d{4,}-\d{1,2}-\d{1,2}\s*$/.test(literal.value))
      throw sqlErrorAt('INVALID_LITERAL', emitter.source, literal.at, `'${literal.value}' is not a valid DATE literal`)
    return `CAST(${text(literal.value)} AS ${zoned ? 'TIMESTAMPTZ' : duckdbType(decimalOf(literal.type, literal.value))})`
  },
  interval: ({ sign, value, unit }) => `INTERVAL '${sign * Number(value)} ${unit}'`,
  parameter({ index, at }, { emitter }) {
    const parameter = emitter.parameters[index]
    if (parameter === undefined)
      throw sqlErrorAt(
        'INVALID_PARAMETER_USAGE',
        emitter.source,
        at,
        `Incorrect number of parameters: expected ${index + 1} but found ${emitter.parameters.length}`,
      )
    return parameter
  },
  column: (column, { emitter, scope }) => resolveColumn(column, scope, emitter.source).sql,
  field: ({ base, name: field }, { sql }) => `(${sql(base)}).${name(field)}`,
  subscript({ base, index }, { scope, sql }) {
    const type = typeOf(base, scope)
    if (type?.startsWith('map(')) return `athena_map_at(${sql(base)}, ${sql(index)})`
    // Of a type that cannot be told from the statement, an array and a map are read alike: what is missing is NULL.
    return type?.startsWith('array(') ? `athena_array_at(${sql(base)}, ${sql(index)})` : `(${sql(base)})[${sql(index)}]`
  },
  call: emitCall,
  lambda(lambda, { emitter, scope, ctes }) {
    const parameters = lambda.parameters.map((parameter) => parameter.toLowerCase())
    const inner: Scope = {
      sources: [],
      using: new Set<string>(),
      lambda: new Map(parameters.map((parameter) => [parameter, name(parameter)])),
      parent: scope,
    }
    return `lambda ${parameters.map(name).join(', ')}: ${emitter.expression(lambda.body, inner, ctes)}`
  },
  unary({ operator, operand }, around) {
    if (operator !== 'not') return `(${operator} ${around.sql(operand)})`
    requireBoolean(around, 'NOT', operand)
    return `(NOT ${around.sql(operand)})`
  },
  'binary-operator': emitBinaryOperator,
  quantified: ({ operator, quantifier, left, query }, { emitter, scope, ctes, sql }) =>
    `(${sql(left)} ${operator} ${quantifier.toUpperCase()} (${emitter.query(query, scope, ctes).sql}))`,
  between(between, around) {
    rejectMismatch(around, between.at, 'BETWEEN', between.value, between.low)
    rejectMismatch(around, between.at, 'BETWEEN', between.value, between.high)
    return `(${around.sql(between.value)} ${not(between.negated)}BETWEEN ${around.sql(between.low)} AND ${around.sql(between.high)})`
  },
  in(node, around) {
    if (!('kind' in node.list)) {
      for (const item of node.list) rejectMismatch(around, node.at, 'IN', node.value, item)
      return `(${around.sql(node.value)} ${not(node.negated)}IN (${node.list.map(around.sql).join(', ')}))`
    }
    return `(${around.sql(node.value)} ${not(node.negated)}IN (${around.emitter.query(node.list, around.scope, around.ctes).sql}))`
  },
  like: ({ negated, value, pattern, escape: by }, { sql }) =>
    `(${sql(value)} ${not(negated)}LIKE ${sql(pattern)}${by ? ` ESCAPE ${by.kind === 'string' ? text(by.value) : sql(by)}` : ''})`,
  'is-null': ({ negated, value }, { sql }) => `(${sql(value)} IS ${not(negated)}NULL)`,
  'is-distinct': ({ negated, left, right }, { sql }) => `(${sql(left)} IS ${not(negated)}DISTINCT FROM ${sql(right)})`,
  exists: ({ query }, { emitter, scope, ctes }) => `EXISTS (${emitter.query(query, scope, ctes).sql})`,
  case({ operand, branches, otherwise }, { sql }) {
    const head = operand === undefined ? '' : `${sql(operand)} `
    const tail = otherwise === undefined ? '' : ` ELSE ${sql(otherwise)}`
    return `CASE ${head}${branches.map(({ when, result }) => `WHEN ${sql(when)} THEN ${sql(result)}`).join(' ')}${tail} END`
  },
  cast: emitCast,
  array: ({ items }, { sql }) => `[${items.map(sql).join(', ')}]`,
  row: ({ items }, { sql }) => `row(${items.map(sql).join(', ')})`,
  extract({ field, value, at }, around) {
    const { emitter } = around
    const macro = EXTRACT[field]
    if (macro === undefined) throw sqlErrorAt('SYNTAX_ERROR', emitter.source, at, `Invalid EXTRACT field: ${field}`)
    return `${macro}(${readByClock(value, around)})`
  },
  // The zone changes what is read off the clock, not the instant.
  'at-time-zone': ({ value }, { sql }) => `CAST(${sql(value)} AS TIMESTAMPTZ)`,
  now({ name: word }) {
    const sql = NOW[word]
    if (sql === undefined) throw new SqlError('NOT_SUPPORTED', `${word} is not supported by the local Athena`)
    return sql
  },
  subquery: ({ query }, { emitter, scope, ctes }) => `(${emitter.query(query, scope, ctes).sql})`,
}

/** `DECIMAL '1.23'` has the precision of its digits. */
function decimalOf(type: Parameters<typeof duckdbType>[0], value: string) {
  if (type.name !== 'decimal' || type.numbers.length > 0) return type
  const [whole = '', fraction = ''] = value.replace(/[+\-\s]/g, '').split('.')
  return { ...type, numbers: [Math.max(1, whole.length + fraction.length), fraction.length] }
}

const EXTRACT: Readonly<Record<string, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  day_of_month: 'day',
  day_of_week: 'isodow',
  dow: 'isodow',
  day_of_year: 'dayofyear',
  doy: 'dayofyear',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
}

/** Time comes from the injected clock through a variable that each query sets. */
const NOW: Readonly<Record<string, string>> = {
  current_date: "CAST(getvariable('athena_now') AS DATE)",
  current_timestamp: "getvariable('athena_now')",
  localtimestamp: "CAST(getvariable('athena_now') AS TIMESTAMP)",
  localtime: "CAST(CAST(getvariable('athena_now') AS TIMESTAMP) AS TIME)",
}
