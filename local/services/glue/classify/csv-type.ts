import { type HiveType, mergeTypes, primitive, UNKNOWN } from './hive-type.ts'

const INTEGER = /^[+-]?\d+$/
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const BOOLEAN = /^(?:true|false)$/i
const LONGEST = 2n ** 63n

/** The type of one CSV value: `bigint`, `double`, `boolean` or `string`; dates and times are strings. An empty value says nothing. */
export function csvValueType(text: string): HiveType {
  if (text === '') return UNKNOWN
  if (INTEGER.test(text)) return primitive(isLong(text) ? 'bigint' : 'double')
  if (NUMBER.test(text)) return primitive('double')
  return primitive(BOOLEAN.test(text) ? 'boolean' : 'string')
}

/** The type of a column: the narrowest that holds every value. */
export function csvColumnType(values: Iterable<string>): HiveType {
  let type: HiveType = UNKNOWN
  for (const value of values) {
    type = mergeTypes(type, csvValueType(value))
    if (type.kind === 'primitive' && type.name === 'string') return type
  }
  return type
}

/** Custom data types of a CSV classifier, in Hive's names. https://docs.aws.amazon.com/glue/latest/webapi/API_CsvClassifier.html */
export const CUSTOM_TYPES: Readonly<Record<string, string>> = {
  BINARY: 'binary',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DECIMAL: 'decimal',
  DOUBLE: 'double',
  FLOAT: 'float',
  INT: 'int',
  LONG: 'bigint',
  SHORT: 'smallint',
  STRING: 'string',
  TIMESTAMP: 'timestamp',
}

function isLong(text: string): boolean {
  if (text.length < 19) return true
  const value = BigInt(text.replace('+', ''))
  return value < LONGEST && value >= -LONGEST
}
