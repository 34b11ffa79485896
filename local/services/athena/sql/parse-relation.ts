import { type Cursor, nameOf } from './cursor.ts'
import type { Relation, TableReference } from './query.ts'

type JoinType = (Relation & { kind: 'join' })['type']

/** One item of FROM with its joins. */
export function parseRelation(cursor: Cursor): Relation {
  let left = parsePrimaryRelation(cursor)
  for (;;) {
    const natural = cursor.accept('natural')
    const type = parseJoinType(cursor)
    if (type === undefined) {
      if (natural) throw cursor.mismatch("'JOIN'")
      return left
    }
    const right = type === 'cross' || natural ? parsePrimaryRelation(cursor) : parseJoined(cursor)
    left = { kind: 'join', type, natural, left, right, ...(type !== 'cross' && !natural && parseCriteria(cursor)) }
  }
}

/** `a JOIN b JOIN c ON .. ON ..`: the right side may carry joins of its own when it is not followed by its criteria. */
function parseJoined(cursor: Cursor): Relation {
  const right = parsePrimaryRelation(cursor)
  if (cursor.isAny('on', 'using')) return right
  const type = parseJoinType(cursor)
  if (type === undefined) return right
  const inner = type === 'cross' ? parsePrimaryRelation(cursor) : parseJoined(cursor)
  return { kind: 'join', type, natural: false, left: right, right: inner, ...(type !== 'cross' && parseCriteria(cursor)) }
}

function parseJoinType(cursor: Cursor): JoinType | undefined {
  if (cursor.accept('cross', 'join')) return 'cross'
  if (cursor.accept('join') || cursor.accept('inner', 'join')) return 'inner'
  const side = (['left', 'right', 'full'] as const).find((candidate) => cursor.is(candidate))
  if (side === undefined || !['join', 'outer'].includes(cursor.peek().value)) return undefined
  cursor.next()
  cursor.accept('outer')
  cursor.expect('join')
  return side
}

function parseCriteria(cursor: Cursor) {
  if (cursor.accept('on')) return { on: cursor.expression() }
  if (cursor.accept('using')) return { using: cursor.parenthesized(() => nameOf(cursor.identifier())) }
  throw cursor.mismatch("'ON'", "'USING'")
}

function parsePrimaryRelation(cursor: Cursor): Relation {
  const { at } = cursor.token
  if (cursor.accept('unnest')) {
    const values = cursor.parenthesized(() => cursor.expression())
    const ordinality = cursor.accept('with', 'ordinality')
    return { kind: 'unnest', at, values, ordinality, ...parseAlias(cursor) }
  }
  const lateral = cursor.accept('lateral')
  if (lateral || cursor.is('(')) return parseParenthesized(cursor, lateral)
  const table = parseTableReference(cursor)
  const alias = parseAlias(cursor)
  if (!cursor.accept('tablesample')) return { ...table, ...alias }
  const method = cursor.next().value
  cursor.expect('(')
  const percent = cursor.next().text
  cursor.expect(')')
  return { ...table, ...alias, sample: { method, percent } }
}

function parseParenthesized(cursor: Cursor, lateral: boolean): Relation {
  const mark = cursor.mark()
  const parameters = cursor.parameters
  cursor.expect('(')
  if (cursor.isAny('select', 'with', 'values', 'table', '(')) {
    try {
      const query = cursor.query()
      cursor.expect(')')
      return { kind: 'derived', lateral, query, ...parseAlias(cursor) }
    } catch (error) {
      // `((a JOIN b))` begins like a query in parentheses: only a second reading tells.
      cursor.rewind(mark)
      cursor.parameters = parameters
      cursor.expect('(')
      if (!cursor.is('(')) throw error
    }
  }
  const inner = parseRelation(cursor)
  cursor.expect(')')
  return inner
}

/** `catalog.database.table`, `database.table` or `table`. */
export function parseTableReference(cursor: Cursor): TableReference {
  const { at } = cursor.token
  return { kind: 'table', at, parts: parseQualifiedName(cursor) }
}

/** Names between dots, as written. */
export function parseQualifiedName(cursor: Cursor): readonly string[] {
  const parts = [nameOf(cursor.identifier())]
  while (cursor.accept('.')) parts.push(nameOf(cursor.identifier()))
  return parts
}

function parseAlias(cursor: Cursor): { alias?: string; columns?: readonly string[] } {
  const named = cursor.accept('as')
  if (!named && (!cursor.isIdentifier() || cursor.isAny('tablesample', 'window', 'offset', 'limit', 'fetch'))) return {}
  const alias = nameOf(cursor.identifier())
  return cursor.is('(') ? { alias, columns: cursor.parenthesized(() => nameOf(cursor.identifier())) } : { alias }
}
