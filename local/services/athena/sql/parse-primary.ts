import { type Cursor, nameOf } from './cursor.ts'
import type { Expression } from './expression.ts'
import { parseCall } from './parse-call.ts'
import { parseType } from './parse-type.ts'
import type { Token } from './tokenize.ts'

const LITERAL_TYPES = new Set(
  'date timestamp time decimal double real bigint integer int smallint tinyint varchar char boolean json varbinary'.split(' '),
)
const NOW = new Set(['current_date', 'current_timestamp', 'current_time', 'localtimestamp', 'localtime', 'current_user'])
const UNITS = new Set(['second', 'minute', 'hour', 'day', 'month', 'year', 'week'])

/** A primary expression with what follows it directly: `.field`, `[index]`. */
export function parsePrimary(cursor: Cursor): Expression {
  let base = parseHead(cursor)
  for (;;) {
    const { at } = cursor.token
    if (cursor.accept('[')) {
      const index = cursor.expression()
      cursor.expect(']')
      base = { kind: 'subscript', at: base.at, base, index }
    } else if (cursor.is('.')) {
      cursor.next()
      const name = nameOf(cursor.identifier())
      base = base.kind === 'column' ? { ...base, parts: [...base.parts, name] } : { kind: 'field', at, base, name }
    } else return base
  }
}

function parseHead(cursor: Cursor): Expression {
  const { token } = cursor
  if (token.kind === 'word') {
    const special = SPECIAL[token.value]?.(cursor, token)
    if (special !== undefined) return special
    if (NOW.has(token.value)) return parseNow(cursor)
    if (LITERAL_TYPES.has(token.value) && isTypedLiteral(cursor)) {
      const type = parseType(cursor)
      return { kind: 'typed', at: token.at, type, value: cursor.string() }
    }
  }
  if (cursor.peek().value === '->' && cursor.isIdentifier()) {
    const parameter = nameOf(cursor.identifier())
    cursor.expect('->')
    return { kind: 'lambda', at: token.at, parameters: [parameter], body: cursor.expression() }
  }
  // `if`, `replace`, `left` and their like are words of the grammar and functions both.
  if ((token.kind === 'word' || token.kind === 'quoted') && cursor.peek().value === '(' && cursor.peek().kind === 'symbol') {
    if (cursor.isIdentifier() || ['left', 'right', 'normalize'].includes(token.value)) return parseCall(cursor)
  }
  if (cursor.isIdentifier()) return { kind: 'column', at: token.at, parts: [nameOf(cursor.next())] }
  if (token.kind === 'number' || token.kind === 'string' || token.kind === 'binary') {
    cursor.next()
    return { kind: token.kind, at: token.at, value: token.value }
  }
  if (token.kind === 'parameter') {
    cursor.next()
    return { kind: 'parameter', at: token.at, index: cursor.parameters++ }
  }
  if (cursor.is('(')) return parseParenthesis(cursor)
  throw cursor.mismatch('<expression>')
}

function isTypedLiteral(cursor: Cursor): boolean {
  if (cursor.peek().kind === 'string') return true
  return (
    ['decimal', 'timestamp', 'varchar', 'char'].includes(cursor.token.value) &&
    cursor.peek().value === '(' &&
    /^\d/.test(cursor.peek(2).text) &&
    closesBeforeString(cursor)
  )
}

function closesBeforeString(cursor: Cursor): boolean {
  for (let ahead = 3; ahead < 8; ahead++) if (cursor.peek(ahead).value === ')') return cursor.peek(ahead + 1).kind === 'string'
  return false
}

function parseNow(cursor: Cursor): Expression {
  const { at, value } = cursor.next()
  if (cursor.is('(') && cursor.peek().kind === 'number') {
    cursor.next()
    cursor.integer()
    cursor.expect(')')
  }
  return { kind: 'now', at, name: value }
}

/** `(x)`, `(a, b)`, `(SELECT ...)`, `(x, y) -> ...` */
function parseParenthesis(cursor: Cursor): Expression {
  const { at } = cursor.expect('(')
  if (cursor.accept(')')) {
    cursor.expect('->')
    return { kind: 'lambda', at, parameters: [], body: cursor.expression() }
  }
  if (cursor.isAny('select', 'with', 'values', 'table')) {
    const query = cursor.query()
    cursor.expect(')')
    return { kind: 'subquery', at, query }
  }
  const items = cursor.list(() => cursor.expression())
  cursor.expect(')')
  if (cursor.is('->') && items.every((item) => item.kind === 'column' && item.parts.length === 1)) {
    cursor.next()
    const parameters = items.flatMap((item) => (item.kind === 'column' ? item.parts : []))
    return { kind: 'lambda', at, parameters, body: cursor.expression() }
  }
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { kind: 'row', at, items }
}

/** Words with a grammar of their own; `undefined` means: read it as an ordinary name. */
const SPECIAL: Readonly<Record<string, (cursor: Cursor, token: Token) => Expression | undefined>> = {
  null: (cursor, { at }) => take(cursor, { kind: 'null', at }),
  true: (cursor, { at }) => take(cursor, { kind: 'boolean', at, value: true }),
  false: (cursor, { at }) => take(cursor, { kind: 'boolean', at, value: false }),
  case: parseCase,
  cast: (cursor, { at }) => parseCast(cursor, at, false),
  try_cast: (cursor, { at }) => (cursor.peek().value === '(' ? parseCast(cursor, at, true) : undefined),
  exists(cursor, { at }) {
    cursor.next()
    cursor.expect('(')
    const query = cursor.query()
    cursor.expect(')')
    return { kind: 'exists', at, query }
  },
  extract(cursor, { at }) {
    cursor.next()
    cursor.expect('(')
    const field = cursor.next().value
    cursor.expect('from')
    const value = cursor.expression()
    cursor.expect(')')
    return { kind: 'extract', at, field, value }
  },
  array(cursor, { at }) {
    if (cursor.peek().value !== '[') return undefined
    cursor.next()
    cursor.expect('[')
    const items = cursor.is(']') ? [] : cursor.list(() => cursor.expression())
    cursor.expect(']')
    return { kind: 'array', at, items }
  },
  row(cursor, { at }) {
    if (cursor.peek().value !== '(') return undefined
    cursor.next()
    return { kind: 'row', at, items: cursor.parenthesized(() => cursor.expression()) }
  },
  interval(cursor, { at }) {
    if (cursor.peek().kind !== 'string' && !['-', '+'].includes(cursor.peek().value)) return undefined
    cursor.next()
    const sign = cursor.accept('-') ? -1 : 1
    if (sign === 1) cursor.accept('+')
    const value = cursor.string()
    const unit = cursor.token.value
    if (!UNITS.has(unit)) throw cursor.mismatch("'DAY'", "'HOUR'", "'MINUTE'", "'MONTH'", "'SECOND'", "'YEAR'")
    cursor.next()
    return { kind: 'interval', at, sign, value, unit }
  },
}

function take(cursor: Cursor, expression: Expression): Expression {
  cursor.next()
  return expression
}

function parseCase(cursor: Cursor, { at }: Token): Expression {
  cursor.next()
  const operand = cursor.is('when') ? undefined : cursor.expression()
  const branches: { when: Expression; result: Expression }[] = []
  while (cursor.accept('when')) {
    const when = cursor.expression()
    cursor.expect('then')
    branches.push({ when, result: cursor.expression() })
  }
  if (branches.length === 0) throw cursor.mismatch("'WHEN'")
  const otherwise = cursor.accept('else') ? cursor.expression() : undefined
  cursor.expect('end')
  return { kind: 'case', at, branches, ...(operand && { operand }), ...(otherwise && { otherwise }) }
}

function parseCast(cursor: Cursor, at: number, tries: boolean): Expression {
  cursor.next()
  cursor.expect('(')
  const value = cursor.expression()
  cursor.expect('as')
  const type = parseType(cursor)
  cursor.expect(')')
  return { kind: 'cast', at, try: tries, value, type }
}
