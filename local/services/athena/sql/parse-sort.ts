import type { Cursor } from './cursor.ts'
import type { SortItem } from './query.ts'

/** `ORDER BY a, b DESC NULLS FIRST` */
export function parseOrderBy(cursor: Cursor): SortItem[] {
  cursor.expect('order', 'by')
  return cursor.list(() => parseSortItem(cursor))
}

function parseSortItem(cursor: Cursor): SortItem {
  const value = cursor.expression()
  const descending = cursor.accept('desc')
  if (!descending) cursor.accept('asc')
  if (!cursor.accept('nulls')) return { value, descending }
  if (!cursor.isAny('first', 'last')) throw cursor.mismatch("'FIRST'", "'LAST'")
  return { value, descending, nulls: cursor.next().value as 'first' | 'last' }
}
