import type { TypeName } from '../sql/expression.ts'
import { SqlError } from '../sql/sql-error.ts'

const NAMES: Readonly<Record<string, string>> = { string: 'varchar', int: 'integer', float: 'real', binary: 'varbinary', struct: 'row' }

/** A column type as Hive and Glue write it: `array<struct<a:int,b:string>>`, `decimal(10,2)`. Throws HIVE_METASTORE_ERROR for what is none. */
export function hiveType(written: string): TypeName {
  const reader = { text: written.trim(), at: 0 }
  const type = readType(reader)
  if (reader.at < reader.text.length) throw invalid(written)
  return type
}

interface Reader {
  readonly text: string
  at: number
}

function invalid(written: string): SqlError {
  return new SqlError('HIVE_METASTORE_ERROR', `Error: type expected at the position 0 of '${written}' but '${written}' is found.`)
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  const [found] = pattern.exec(reader.text.slice(reader.at)) ?? []
  if (found !== undefined) reader.at += found.length
  return found?.trim()
}

function readType(reader: Reader): TypeName {
  const word = take(reader, /^\s*\w+\s*/)?.toLowerCase()
  if (word === undefined) throw invalid(reader.text)
  const name = NAMES[word] ?? word
  const numbers = (take(reader, /^\(\s*\d+\s*(,\s*\d+\s*)?\)\s*/) ?? '').match(/\d+/g)?.map(Number) ?? []
  const types: TypeName[] = []
  const fields: string[] = []
  if (take(reader, /^<\s*/) !== undefined) {
    do {
      if (name === 'row') fields.push((take(reader, /^\s*(`[^`]*`|[^:<>,]+)\s*:/) ?? '').slice(0, -1).trim().replaceAll('`', ''))
      types.push(readType(reader))
    } while (take(reader, /^\s*,\s*/) !== undefined)
    if (take(reader, /^>\s*/) === undefined) throw invalid(reader.text)
  }
  return { name, numbers, types, fields }
}

/** A Trino type as Hive writes it, for tables that a statement creates. */
export function hiveTypeText({ name, numbers, types, fields }: TypeName): string {
  if (name === 'row') return `struct<${types.map((type, index) => `${fields[index]}:${hiveTypeText(type)}`).join(',')}>`
  if (types.length > 0) return `${name}<${types.map(hiveTypeText).join(',')}>`
  const word = { varchar: 'string', integer: 'int', real: 'float', varbinary: 'binary' }[name] ?? name.replace(' with time zone', '')
  return name === 'decimal' ? `decimal(${numbers[0] ?? 38},${numbers[1] ?? 0})` : word
}
