import { type Cursor, nameOf } from '../sql/cursor.ts'
import { parseQualifiedName } from '../sql/parse-relation.ts'
import type { CreateExternalTable, DeclaredColumn } from './statement.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What follows CREATE EXTERNAL TABLE. https://docs.aws.amazon.com/athena/latest/ug/create-table.html */
export function parseCreateExternalTable(cursor: Cursor): CreateExternalTable {
  const ifNotExists = cursor.accept('if', 'not', 'exists')
  const table = parseQualifiedName(cursor)
  const columns = cursor.is('(') ? cursor.parenthesized(() => parseDeclaredColumn(cursor)) : []
  const created: Mutable<CreateExternalTable> = {
    kind: 'create-external-table',
    table,
    ifNotExists,
    columns,
    partitionedBy: [],
    serdeProperties: {},
    location: '',
    properties: {},
  }
  while (cursor.token.kind === 'word') {
    const clause = CLAUSES.find(([words]) => cursor.is(...words))
    if (clause === undefined) throw cursor.mismatch(...CLAUSES.map(([words]) => `'${words.join(' ').toUpperCase()}'`))
    cursor.expect(...clause[0])
    clause[1](cursor, created)
  }
  return created
}

/** `name type COMMENT 'text'`, the type kept as text. */
export function parseDeclaredColumn(cursor: Cursor): DeclaredColumn {
  const name = nameOf(cursor.next())
  const type = parseTypeText(cursor)
  return cursor.accept('comment') ? { name, type, comment: parseText(cursor) } : { name, type }
}

/** `('a' = 'b', "c" = "d")` */
export function parseProperties(cursor: Cursor): Record<string, string> {
  const properties: Record<string, string> = {}
  cursor.parenthesized(() => {
    const key = parseText(cursor)
    cursor.expect('=')
    properties[key] = parseText(cursor)
  })
  return properties
}

/** A string of Hive's, in either kind of quotes. */
function parseText(cursor: Cursor): string {
  if (cursor.token.kind !== 'string' && cursor.token.kind !== 'quoted') throw cursor.mismatch('<string>')
  return cursor.next().value
}

function parseTypeText(cursor: Cursor): string {
  let text = cursor.next().value
  let depth = 0
  while (depth > 0 || cursor.isAny('<', '(')) {
    const token = cursor.next()
    if (token.kind === 'end') throw cursor.mismatch("'>'")
    if (token.text === '<' || token.text === '(') depth++
    if (token.text === '>' || token.text === ')') depth--
    text += token.kind === 'word' ? token.value : token.text
  }
  return text
}

type Clause = (cursor: Cursor, created: Mutable<CreateExternalTable>) => void

const CLAUSES: readonly (readonly [readonly string[], Clause])[] = [
  [
    ['comment'],
    (cursor, created) => {
      created.comment = parseText(cursor)
    },
  ],
  [
    ['partitioned', 'by'],
    (cursor, created) => {
      created.partitionedBy = cursor.parenthesized(() => parseDeclaredColumn(cursor))
    },
  ],
  [
    ['clustered', 'by'],
    (cursor) => {
      cursor.parenthesized(() => cursor.identifier())
      cursor.expect('into')
      cursor.integer()
      cursor.expect('buckets')
    },
  ],
  [
    ['row', 'format', 'serde'],
    (cursor, created) => {
      created.serde = parseText(cursor)
    },
  ],
  [
    ['with', 'serdeproperties'],
    (cursor, created) => {
      created.serdeProperties = { ...created.serdeProperties, ...parseProperties(cursor) }
    },
  ],
  [['row', 'format', 'delimited'], parseDelimited],
  [
    ['stored', 'as', 'inputformat'],
    (cursor, created) => {
      created.inputFormat = parseText(cursor)
      cursor.expect('outputformat')
      created.outputFormat = parseText(cursor)
    },
  ],
  [
    ['stored', 'as'],
    (cursor, created) => {
      created.storedAs = cursor.next().value
    },
  ],
  [
    ['location'],
    (cursor, created) => {
      created.location = parseText(cursor)
    },
  ],
  [
    ['tblproperties'],
    (cursor, created) => {
      created.properties = parseProperties(cursor)
    },
  ],
]

function parseDelimited(cursor: Cursor, created: Mutable<CreateExternalTable>): void {
  const properties: Record<string, string> = {}
  for (;;) {
    if (cursor.accept('fields', 'terminated', 'by')) {
      properties['field.delim'] = parseText(cursor)
      properties['serialization.format'] = properties['field.delim']
    } else if (cursor.accept('escaped', 'by')) properties['escape.delim'] = parseText(cursor)
    else if (cursor.accept('lines', 'terminated', 'by')) properties['line.delim'] = parseText(cursor)
    else if (cursor.accept('collection', 'items', 'terminated', 'by')) properties['colelction.delim'] = parseText(cursor)
    else if (cursor.accept('map', 'keys', 'terminated', 'by')) properties['mapkey.delim'] = parseText(cursor)
    else if (cursor.accept('null', 'defined', 'as')) properties['serialization.null.format'] = parseText(cursor)
    else break
  }
  created.serde = 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe'
  created.serdeProperties = { ...created.serdeProperties, ...properties }
}
