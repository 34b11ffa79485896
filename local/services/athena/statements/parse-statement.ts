import { type Cursor, nameOf } from '../sql/cursor.ts'
import { cursorOver } from '../sql/grammar.ts'
import { parseQualifiedName } from '../sql/parse-relation.ts'
import { firstWords } from '../sql/tokenize.ts'
import { parseDdl } from './parse-ddl.ts'
import type { Statement, WriteOptions } from './statement.ts'

/** What begins a statement of Trino's dialect, with its reader. */
const DML: Readonly<Record<string, (cursor: Cursor) => Statement>> = {
  select: parsePlainQuery,
  with: parsePlainQuery,
  values: parsePlainQuery,
  table: parsePlainQuery,
  unload: parseUnload,
  insert: parseInsert,
  create: parseCreate,
  explain(cursor) {
    cursor.next()
    return { kind: 'explain', query: cursor.query() }
  },
  prepare(cursor) {
    cursor.next()
    const name = nameOf(cursor.identifier())
    cursor.expect('from')
    const text = cursor.source.slice(cursor.token.at).replace(/;\s*$/, '').trim()
    parseStatement(text)
    while (cursor.token.kind !== 'end') cursor.next()
    return { kind: 'prepare', name, text }
  },
  execute(cursor) {
    cursor.next()
    const name = nameOf(cursor.identifier())
    return { kind: 'execute', name, values: cursor.accept('using') ? cursor.list(() => cursor.expression()) : [] }
  },
  deallocate(cursor) {
    cursor.next()
    cursor.expect('prepare')
    return { kind: 'deallocate', name: nameOf(cursor.identifier()) }
  },
}

/** Reads one statement, of Trino's dialect or Hive's as Athena decides. Throws a `ParseError` with line and column. */
export function parseStatement(source: string): Statement {
  const [first = '', second, third, fourth] = firstWords(source, 4)
  const view = second === 'view' || (second === 'or' && third === 'replace' && fourth === 'view')
  const isDml = first === 'create' ? second === 'table' || view : first in DML || source.trimStart().startsWith('(')
  const cursor = cursorOver(source, isDml ? 'trino' : 'hive')
  const statement = isDml ? (DML[first] ?? parsePlainQuery)(cursor) : parseDdl(cursor)
  cursor.end()
  return statement
}

function parsePlainQuery(cursor: Cursor): Statement {
  return { kind: 'query', query: cursor.query() }
}

/** https://docs.aws.amazon.com/athena/latest/ug/unload.html */
function parseUnload(cursor: Cursor): Statement {
  cursor.expect('unload')
  cursor.expect('(')
  const query = cursor.query()
  cursor.expect(')')
  cursor.expect('to')
  const location = cursor.string()
  return { kind: 'unload', query, location, options: parseOptions(cursor) }
}

/** `WITH (name = value, ...)`, where a value is a string, a number, a word or an array of strings. */
function parseOptions(cursor: Cursor): WriteOptions {
  if (!cursor.accept('with')) return {}
  const options: Record<string, string | readonly string[]> = {}
  cursor.parenthesized(() => {
    const name = nameOf(cursor.identifier()).toLowerCase()
    cursor.expect('=')
    options[name] = parseOptionValue(cursor)
  })
  return options
}

function parseOptionValue(cursor: Cursor): string | readonly string[] {
  if (cursor.accept('array', '[')) {
    const values = cursor.is(']') ? [] : cursor.list(() => cursor.string())
    cursor.expect(']')
    return values
  }
  const { kind, text, value } = cursor.next()
  return kind === 'string' ? value : text
}

/** https://docs.aws.amazon.com/athena/latest/ug/insert-into.html */
function parseInsert(cursor: Cursor): Statement {
  cursor.expect('insert', 'into')
  const table = parseQualifiedName(cursor)
  const mark = cursor.mark()
  if (cursor.is('(') && !['select', 'with', 'values', '('].includes(cursor.peek().value)) {
    const columns = cursor.parenthesized(() => nameOf(cursor.identifier()))
    return { kind: 'insert', table, columns, query: cursor.query() }
  }
  cursor.rewind(mark)
  return { kind: 'insert', table, query: cursor.query() }
}

function parseCreate(cursor: Cursor): Statement {
  cursor.expect('create')
  const replace = cursor.accept('or', 'replace')
  if (cursor.accept('view')) {
    const table = parseQualifiedName(cursor)
    cursor.expect('as')
    const { at } = cursor.token
    const query = cursor.query()
    return { kind: 'create-view', table, replace, query, text: cursor.source.slice(at).replace(/;\s*$/, '').trim() }
  }
  cursor.expect('table')
  const ifNotExists = cursor.accept('if', 'not', 'exists')
  const table = parseQualifiedName(cursor)
  if (cursor.is('(') && cursor.peek().value !== 'select') throw cursor.mismatch("'AS'", "'WITH'")
  const options = parseOptions(cursor)
  cursor.expect('as')
  const query = cursor.query()
  const withData = !cursor.accept('with', 'no', 'data')
  if (withData) cursor.accept('with', 'data')
  return { kind: 'create-table-as', table, ifNotExists, options, query, withData }
}
