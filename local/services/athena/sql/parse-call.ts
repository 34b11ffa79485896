import { type Cursor, nameOf } from './cursor.ts'
import type { Expression, FunctionCall } from './expression.ts'
import { parseOrderBy } from './parse-sort.ts'
import { parseOver } from './parse-window.ts'

/** A function call with all that may follow it: DISTINCT, ORDER BY, FILTER, WITHIN GROUP, IGNORE NULLS, OVER. */
export function parseCall(cursor: Cursor): Expression {
  const token = cursor.next()
  const name = nameOf(token).toLowerCase()
  cursor.expect('(')
  if (name === 'position') return positionCall(cursor, token.at)
  if (name === 'trim') return trimCall(cursor, token.at)
  const star = cursor.accept('*')
  const distinct = !star && cursor.accept('distinct')
  const args = star || cursor.isAny(')', 'order') ? [] : cursor.list(() => cursor.expression())
  let orderBy = cursor.is('order') ? parseOrderBy(cursor) : []
  // LISTAGG's own clause: what happens beyond 1,048,576 bytes.
  if (cursor.accept('on', 'overflow')) {
    if (!cursor.accept('error')) throw cursor.mismatch("'ERROR'")
  }
  cursor.expect(')')
  if (cursor.accept('within', 'group')) {
    cursor.expect('(')
    orderBy = parseOrderBy(cursor)
    cursor.expect(')')
  }
  const filter = parseFilter(cursor)
  const nulls = cursor.accept('ignore', 'nulls') ? 'ignore' : cursor.accept('respect', 'nulls') ? 'respect' : undefined
  const over = cursor.is('over') ? parseOver(cursor) : undefined
  return {
    kind: 'call',
    at: token.at,
    name,
    args,
    distinct,
    star,
    orderBy,
    ...(filter && { filter }),
    ...(nulls && { nulls }),
    ...(over !== undefined && { over }),
  } satisfies FunctionCall
}

function plainCall(name: string, at: number, args: readonly Expression[]): FunctionCall {
  return { kind: 'call', at, name, args, distinct: false, star: false, orderBy: [] }
}

function positionCall(cursor: Cursor, at: number): Expression {
  const needle = cursor.value()
  cursor.expect('in')
  const haystack = cursor.value()
  cursor.expect(')')
  return plainCall('strpos', at, [haystack, needle])
}

/** `trim(x)`, `trim(BOTH 'a' FROM x)` */
function trimCall(cursor: Cursor, at: number): Expression {
  const side = cursor.isAny('both', 'leading', 'trailing') ? cursor.next().value : 'both'
  const name = { both: 'trim', leading: 'ltrim', trailing: 'rtrim' }[side] as string
  if (cursor.accept('from')) {
    const value = cursor.expression()
    cursor.expect(')')
    return plainCall(name, at, [value])
  }
  const first = cursor.expression()
  const args = cursor.accept('from') ? [cursor.expression(), first] : cursor.accept(',') ? [first, cursor.expression()] : [first]
  cursor.expect(')')
  return plainCall(name, at, args)
}

function parseFilter(cursor: Cursor): Expression | undefined {
  if (!cursor.is('filter', '(')) return undefined
  cursor.expect('filter', '(', 'where')
  const filter = cursor.expression()
  cursor.expect(')')
  return filter
}
