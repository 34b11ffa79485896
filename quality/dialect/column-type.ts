/** What a column's type means to an expectation; the 30 spellings of Hive, Glue and Trino come down to these. */
export type TypeFamily =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'zoned-timestamp'
  | 'binary'
  | 'nested'
  | 'other'

const FAMILIES: Readonly<Record<string, TypeFamily>> = {
  string: 'text',
  varchar: 'text',
  char: 'text',
  tinyint: 'integer',
  smallint: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  decimal: 'decimal',
  float: 'float',
  real: 'float',
  double: 'float',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  'timestamp with time zone': 'zoned-timestamp',
  binary: 'binary',
  varbinary: 'binary',
  array: 'nested',
  map: 'nested',
  struct: 'nested',
  row: 'nested',
}

/** The type without its lengths and members, in lower case: `decimal(10,2)` is `decimal`, `timestamp(3) with time zone` the zoned type. */
export function baseType(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/\s*[(<].*[)>]/s, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^double precision$/, 'double')
}

/** The family of a type as Glue or Athena writes it. https://docs.aws.amazon.com/athena/latest/ug/data-types.html */
export function familyOf(type: string): TypeFamily {
  return FAMILIES[baseType(type)] ?? 'other'
}

/** Whether values of a family are numbers, which may be compared with each other. */
export function isNumeric(family: TypeFamily): boolean {
  return family === 'integer' || family === 'decimal' || family === 'float'
}

/** Whether values of a family are dates or points in time, which may be compared with each other. */
export function isTemporal(family: TypeFamily): boolean {
  return family === 'date' || family === 'timestamp' || family === 'zoned-timestamp'
}

/** Whether Athena compares values of the two families without a cast. */
export function areComparable(left: TypeFamily, right: TypeFamily): boolean {
  return left === right || (isNumeric(left) && isNumeric(right)) || (isTemporal(left) && isTemporal(right))
}
