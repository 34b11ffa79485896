import { type Cursor, nameOf } from './cursor.ts'
import type { Window } from './expression.ts'
import { parseOrderBy } from './parse-sort.ts'

/** What follows a call: `OVER name` or `OVER (...)`. */
export function parseOver(cursor: Cursor): Window | string {
  cursor.expect('over')
  if (!cursor.is('(')) return nameOf(cursor.identifier())
  return parseWindow(cursor)
}

/** `( PARTITION BY ... ORDER BY ... ROWS ... )` */
export function parseWindow(cursor: Cursor): Window {
  cursor.expect('(')
  const name = cursor.isIdentifier() && !cursor.isAny('partition', 'rows', 'range', 'groups') ? nameOf(cursor.identifier()) : undefined
  const partitionBy = cursor.accept('partition', 'by') ? cursor.list(() => cursor.expression()) : []
  const orderBy = cursor.is('order') ? parseOrderBy(cursor) : []
  const frame = cursor.isAny('rows', 'range', 'groups') ? parseFrame(cursor) : undefined
  cursor.expect(')')
  return { partitionBy, orderBy, ...(name !== undefined && { name }), ...(frame !== undefined && { frame }) }
}

function parseFrame(cursor: Cursor): string {
  const unit = cursor.next().value
  if (!cursor.accept('between')) return `${unit} ${parseBound(cursor)}`
  const low = parseBound(cursor)
  cursor.expect('and')
  return `${unit} between ${low} and ${parseBound(cursor)}`
}

function parseBound(cursor: Cursor): string {
  if (cursor.accept('current', 'row')) return 'current row'
  let distance = 'unbounded'
  if (!cursor.accept('unbounded')) {
    const bound = cursor.value()
    if (bound.kind === 'number') distance = bound.value
    else if (bound.kind === 'interval') distance = `interval '${bound.sign === -1 ? '-' : ''}${Number(bound.value)}' ${bound.unit}`
    else throw cursor.mismatch('<number>', '<interval>')
  }
  if (!cursor.isAny('preceding', 'following')) throw cursor.mismatch("'FOLLOWING'", "'PRECEDING'")
  return `${distance} ${cursor.next().value}`
}
