import { baseType } from './column-type.ts'

/** The names by which other engines and Great Expectations' suites for them call a type of Athena. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean', 'bool', 'booleantype', 'bit'],
  tinyint: ['tinyint', 'bytetype', 'int8'],
  smallint: ['smallint', 'shorttype', 'int16', 'int2'],
  integer: ['integer', 'int', 'integertype', 'int32', 'int4', 'mediumint'],
  bigint: ['bigint', 'longtype', 'long', 'int64', 'int8', 'biginteger', 'number'],
  real: ['real', 'float', 'floattype', 'float32', 'float4'],
  double: ['double', 'float', 'double precision', 'doubletype', 'float64', 'float8'],
  decimal: ['decimal', 'numeric', 'number', 'decimaltype', 'dec'],
  varchar: ['varchar', 'string', 'text', 'stringtype', 'str', 'nvarchar', 'character varying', 'unicode', 'unicodetext', 'unicode text'],
  char: ['char', 'character', 'nchar'],
  date: ['date', 'datetype'],
  timestamp: [
    'timestamp',
    'datetime',
    'datetime2',
    'timestamptype',
    'timestamp ntz',
    'timestamp without time zone',
    'timestampntztype',
    'smalldatetime',
  ],
  'timestamp with time zone': ['timestamp with time zone', 'timestamptz', 'timestamp tz', 'timestamp ltz', 'datetimeoffset'],
  varbinary: ['varbinary', 'binary', 'bytea', 'blob', 'bytes', 'binarytype'],
  array: ['array', 'arraytype'],
  map: ['map', 'maptype'],
  row: ['row', 'struct', 'structtype'],
}

const SAME: Readonly<Record<string, string>> = { int: 'integer', string: 'varchar', float: 'real', binary: 'varbinary', struct: 'row' }

/** Whether a type name of a suite, written for whichever engine, means the column's type. Lengths count only where the name has them. */
export function namesType(name: string, type: string): boolean {
  const wanted = comparable(name)
  if (wanted === comparable(type)) return true
  if (/[(<]/.test(wanted)) return false
  const base = baseType(type)
  return NAMES[SAME[base] ?? base]?.includes(wanted) ?? false
}

function comparable(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll(/\s*([(),<>])\s*/g, '$1')
}
