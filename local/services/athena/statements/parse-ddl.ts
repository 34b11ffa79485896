import { type Cursor, nameOf } from '../sql/cursor.ts'
import { parseQualifiedName } from '../sql/parse-relation.ts'
import { parseCreateExternalTable, parseDeclaredColumn, parseProperties } from './parse-create-external-table.ts'
import type { PartitionSpec, Statement } from './statement.ts'

const DDL: Readonly<Record<string, (cursor: Cursor) => Statement>> = {
  create: parseCreate,
  drop: parseDrop,
  show: parseShow,
  describe: parseDescribe,
  desc: parseDescribe,
  msck(cursor) {
    cursor.expect('msck', 'repair', 'table')
    return { kind: 'repair-table', table: parseQualifiedName(cursor) }
  },
  alter: parseAlter,
}

/** Hive's statements. https://docs.aws.amazon.com/athena/latest/ug/ddl-reference.html */
export function parseDdl(cursor: Cursor): Statement {
  const reader = cursor.token.kind === 'word' ? DDL[cursor.token.value] : undefined
  if (reader === undefined)
    throw cursor.mismatch(
      "'ALTER'",
      "'CREATE'",
      "'DESCRIBE'",
      "'DROP'",
      "'EXECUTE'",
      "'EXPLAIN'",
      "'INSERT'",
      "'MSCK'",
      "'PREPARE'",
      "'SHOW'",
      "'UNLOAD'",
      '<query>',
    )
  return reader(cursor)
}

function parseCreate(cursor: Cursor): Statement {
  cursor.expect('create')
  if (cursor.isAny('database', 'schema')) {
    cursor.next()
    const ifNotExists = cursor.accept('if', 'not', 'exists')
    const database = nameOf(cursor.identifier())
    while (cursor.token.kind !== 'end' && !cursor.is(';')) cursor.next()
    return { kind: 'create-database', database, ifNotExists }
  }
  cursor.expect('external', 'table')
  return parseCreateExternalTable(cursor)
}

function parseDrop(cursor: Cursor): Statement {
  cursor.expect('drop')
  const what = cursor.next().value
  const ifExists = cursor.accept('if', 'exists')
  if (what === 'table' || what === 'view')
    return { kind: what === 'table' ? 'drop-table' : 'drop-view', ifExists, table: parseQualifiedName(cursor) }
  if (what !== 'database' && what !== 'schema') throw cursor.mismatch("'DATABASE'", "'SCHEMA'", "'TABLE'", "'VIEW'")
  const database = nameOf(cursor.identifier())
  const cascade = cursor.accept('cascade')
  if (!cascade) cursor.accept('restrict')
  return { kind: 'drop-database', database, ifExists, cascade }
}

function parseShow(cursor: Cursor): Statement {
  cursor.expect('show')
  const what = cursor.next().value
  switch (what) {
    case 'databases':
    case 'schemas':
      return { kind: 'show-databases', ...parseLike(cursor) }
    case 'tables':
    case 'views': {
      const database = cursor.accept('in') || cursor.accept('from') ? nameOf(cursor.identifier()) : undefined
      return { kind: what === 'tables' ? 'show-tables' : 'show-views', ...(database !== undefined && { database }), ...parseLike(cursor) }
    }
    case 'partitions':
      return { kind: 'show-partitions', table: parseQualifiedName(cursor) }
    case 'columns': {
      if (!cursor.accept('in')) cursor.expect('from')
      const table = parseQualifiedName(cursor)
      const database = cursor.accept('in') || cursor.accept('from') ? [nameOf(cursor.identifier())] : []
      return { kind: 'show-columns', table: [...database, ...table] }
    }
    case 'create': {
      if (!cursor.accept('view')) cursor.expect('table')
      return { kind: 'show-create-table', table: parseQualifiedName(cursor) }
    }
    default:
      throw cursor.mismatch("'COLUMNS'", "'CREATE'", "'DATABASES'", "'PARTITIONS'", "'TABLES'", "'VIEWS'")
  }
}

/** `'pattern'` or `LIKE 'pattern'`: a regular expression in Hive's manner, `*` for anything. */
function parseLike(cursor: Cursor): { like?: string } {
  cursor.accept('like')
  return cursor.token.kind === 'string' ? { like: cursor.next().value } : {}
}

function parseDescribe(cursor: Cursor): Statement {
  cursor.next()
  if (!cursor.accept('formatted')) cursor.accept('extended')
  return { kind: 'describe', table: parseQualifiedName(cursor) }
}

function parseAlter(cursor: Cursor): Statement {
  cursor.expect('alter', 'table')
  const table = parseQualifiedName(cursor)
  if (cursor.accept('add', 'columns'))
    return { kind: 'add-columns', table, columns: cursor.parenthesized(() => parseDeclaredColumn(cursor)) }
  if (cursor.accept('set', 'tblproperties')) return { kind: 'set-properties', table, properties: parseProperties(cursor) }
  if (cursor.accept('drop')) {
    const ifExists = cursor.accept('if', 'exists')
    return { kind: 'drop-partitions', table, ifExists, partitions: cursor.list(() => parsePartitionSpec(cursor)) }
  }
  cursor.expect('add')
  const ifNotExists = cursor.accept('if', 'not', 'exists')
  const partitions: { spec: PartitionSpec; location?: string }[] = []
  do {
    const spec = parsePartitionSpec(cursor)
    partitions.push(cursor.accept('location') ? { spec, location: cursor.string() } : { spec })
  } while (cursor.is('partition'))
  return { kind: 'add-partitions', table, ifNotExists, partitions }
}

/** `PARTITION (year = '2024', month = 1)` */
function parsePartitionSpec(cursor: Cursor): PartitionSpec {
  cursor.expect('partition')
  const spec: Record<string, string> = {}
  cursor.parenthesized(() => {
    const key = nameOf(cursor.identifier()).toLowerCase()
    cursor.expect('=')
    const value = cursor.next()
    if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'quoted') throw cursor.mismatch('<string>')
    spec[key] = value.value
  })
  return spec
}
