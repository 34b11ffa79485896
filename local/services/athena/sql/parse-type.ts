import { type Cursor, nameOf } from './cursor.ts'
import type { TypeName } from './expression.ts'

const ALIASES: Readonly<Record<string, string>> = { int: 'integer', dec: 'decimal', string: 'varchar' }

/** A type as Trino writes it: `varchar(10)`, `array(row(a bigint))`, `timestamp(3) with time zone`, `double precision`. */
export function parseType(cursor: Cursor): TypeName {
  const token = cursor.identifier()
  const written = token.value.toLowerCase()
  let name = ALIASES[written] ?? written
  if (written === 'string') throw cursor.mismatch('<type>')
  if (name === 'row' && cursor.is('(')) return rowType(cursor)
  if (cursor.accept('<')) {
    const types = cursor.list(() => parseType(cursor))
    cursor.expect('>')
    return { name, numbers: [], types, fields: [] }
  }
  const numbers: number[] = []
  const types: TypeName[] = []
  if (cursor.accept('(')) {
    do {
      if (cursor.token.kind === 'number') numbers.push(cursor.integer())
      else types.push(parseType(cursor))
    } while (cursor.accept(','))
    cursor.expect(')')
  }
  if (cursor.accept('with', 'time', 'zone')) name = `${name} with time zone`
  else cursor.accept('without', 'time', 'zone')
  if (name === 'double') cursor.accept('precision')
  return { name, numbers, types, fields: [] }
}

function rowType(cursor: Cursor): TypeName {
  const types: TypeName[] = []
  const fields: string[] = []
  cursor.parenthesized(() => {
    const named = [',', ')', '('].includes(cursor.peek().value) ? '' : nameOf(cursor.identifier())
    fields.push(named)
    types.push(parseType(cursor))
  })
  return { name: 'row', numbers: [], types, fields }
}

/** The type in Trino's words, as its error messages show it. */
export function typeText({ name, numbers, types, fields }: TypeName): string {
  if (name === 'row')
    return `row(${types.map((type, index) => `${fields[index] ? `"${fields[index]}" ` : ''}${typeText(type)}`).join(', ')})`
  const inner = [...numbers.map(String), ...types.map(typeText)].join(',')
  if (inner === '') return name
  const [head, ...zone] = name.split(' with ')
  return `${head}(${inner})${zone.length > 0 ? ` with ${zone[0]}` : ''}`
}
