import type { Column } from '@aws-sdk/client-glue'
import { glueErrors } from './errors.ts'

/** Whether a partition with these values is wanted. */
export type PartitionFilter = (values: readonly string[]) => boolean

type Operand = (values: readonly string[]) => string | number | undefined

/** Answers of one comparison for a left and a right operand of one kind (both text or both numbers). */
const COMPARISONS: Readonly<Record<string, (left: string | number, right: string | number) => boolean>> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

const NUMERIC = /^(tinyint|smallint|int|integer|bigint|long|float|double|decimal.*)$/i
const TOKEN = /\s*(?:('(?:[^']|'')*')|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>(),-])|([A-Za-z_][\w.]*|"[^"]+"|`[^`]+`))/y

/**
 * Parses the `Expression` of GetPartitions: comparisons of partition keys with literals, `AND OR NOT IN BETWEEN LIKE IS NULL`, parentheses.
 * Numeric keys compare as numbers, all others as text. Anything else is an `InvalidInputException` that says what was found.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_GetPartitions.html
 */
export function partitionExpression(expression: string, keys: readonly Column[]): PartitionFilter {
  const tokens = tokenize(expression)
  let at = 0

  const fail = (what: string): never => {
    throw glueErrors.invalidInput(`Unsupported expression '${expression}': ${what}`)
  }
  const isNext = (word: string) => tokens[at]?.toUpperCase() === word
  const take = (word: string) => {
    if (!isNext(word)) return false
    at++
    return true
  }
  const expect = (word: string) => take(word) || fail(`expected ${word}, found ${tokens[at] ?? 'the end'}`)

  function either(): PartitionFilter {
    let left = both()
    while (take('OR')) {
      const [a, b] = [left, both()]
      left = (values) => a(values) || b(values)
    }
    return left
  }

  function both(): PartitionFilter {
    let left = one()
    while (take('AND')) {
      const [a, b] = [left, one()]
      left = (values) => a(values) && b(values)
    }
    return left
  }

  function one(): PartitionFilter {
    if (take('NOT')) {
      const inner = one()
      return (values) => !inner(values)
    }
    if (take('(')) {
      const inner = either()
      expect(')')
      return inner
    }
    const left = operand()
    const negated = take('NOT')
    const found = predicate(left)
    return negated ? (values) => !found(values) : found
  }

  function predicate(left: Operand): PartitionFilter {
    if (take('IN')) return isIn(left)
    if (take('BETWEEN')) {
      const low = operand()
      expect('AND')
      const high = operand()
      return (values) => compare('>=', left(values), low(values)) && compare('<=', left(values), high(values))
    }
    if (take('LIKE')) {
      const pattern = likePattern(String(operand()([]) ?? ''))
      return (values) => pattern.test(String(left(values) ?? ''))
    }
    if (take('IS')) {
      const negated = take('NOT')
      expect('NULL')
      return (values) => (left(values) === '__HIVE_DEFAULT_PARTITION__') !== negated
    }
    const operator = tokens[at++] ?? ''
    if (!(operator in COMPARISONS)) fail(`expected a comparison, found ${operator || 'the end'}`)
    const right = operand()
    return (values) => compare(operator, left(values), right(values))
  }

  function isIn(left: Operand): PartitionFilter {
    expect('(')
    const options: Operand[] = []
    do options.push(operand())
    while (take(','))
    expect(')')
    return (values) => options.some((option) => compare('=', left(values), option(values)))
  }

  function operand(): Operand {
    const token = tokens[at++] ?? fail('it ends early')
    if (token.startsWith("'")) {
      const text = token.slice(1, -1).replaceAll("''", "'")
      return () => text
    }
    if (/^\d/.test(token)) return () => Number(token)
    if (token === '-') {
      const value = Number(tokens[at++])
      return () => -value
    }
    const name = token.replace(/^["`]|["`]$/g, '').toLowerCase()
    const index = keys.findIndex((key) => key.Name?.toLowerCase() === name)
    if (index < 0) fail(`${name} is not a partition key of the table`)
    const isNumeric = NUMERIC.test(keys[index]?.Type ?? 'string')
    return (values) => (isNumeric ? Number(values[index]) : values[index])
  }

  const filter = either()
  if (at < tokens.length) fail(`unexpected ${tokens[at]}`)
  return filter
}

/** A number compares with text as a number, as Hive casts: `year = '2024'` on an int key. */
function compare(operator: string, left: string | number | undefined, right: string | number | undefined): boolean {
  if (left === undefined || right === undefined) return false
  const test = COMPARISONS[operator] as (typeof COMPARISONS)[string] // the parser admits only the table's operators
  return typeof left === typeof right ? test(left, right) : test(Number(left), Number(right))
}

function likePattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${source}$`, 's')
}

function tokenize(expression: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (expression.slice(TOKEN.lastIndex).trim() !== '') {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(expression)
    if (match === null)
      throw glueErrors.invalidInput(`Unsupported expression '${expression}': unexpected ${expression.slice(start).trim()[0]}`)
    tokens.push(match[0].trim())
  }
  return tokens
}
