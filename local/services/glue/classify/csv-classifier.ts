import type { CsvClassifier } from '@aws-sdk/client-glue'
import { columnNames, hasHeader, numberedNames } from './csv-header.ts'
import { type CsvDialect, type CsvValue, csvRows } from './csv-rows.ts'
import { CUSTOM_TYPES, csvColumnType } from './csv-type.ts'
import type { CsvSchema, CsvSerde } from './file-schema.ts'
import { type HiveType, type InferredColumn, primitive } from './hive-type.ts'

/** Delimiters that the built-in classifier tries. */
const DELIMITERS = [',', '|', '\t', ';', '\u0001']

/** The crawler reads the first 1,000 records or the first megabyte of a CSV file, whichever comes first. https://repost.aws/knowledge-center/glue-crawler-detect-schema */
const MOST_RECORDS = 1000

/** The share of rows that must have as many values as the first one; below it the text is no table. */
const LEAST_REGULARITY = 0.75

/** Settings of a custom classifier, as CreateClassifier takes them. */
export type CsvOptions = Omit<CsvClassifier, 'Name'>

/** The beginning of a text file. */
export interface TextSample {
  readonly text: string
  /** The file goes on behind the text. */
  readonly isTruncated: boolean
}

/**
 * The schema of a CSV text, or undefined where it is none.
 * Without `options` by the rules of the built-in classifier: at least two columns and two rows, the delimiter found by trying.
 * With them by those of the custom classifier. https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-csv
 */
export function classifyCsv(sample: TextSample, options?: CsvOptions): CsvSchema | undefined {
  const quoteSymbol = options?.QuoteSymbol ?? '"'
  const delimiters = options === undefined ? DELIMITERS : [options.Delimiter ?? ',']
  let best: Candidate | undefined
  for (const delimiter of delimiters) {
    const found = candidate(sample, { delimiter, quoteSymbol }, options)
    if (found === undefined) continue
    if (best === undefined || found.regularity > best.regularity || (found.regularity === best.regularity && found.width > best.width)) {
      best = found
    }
  }
  return best === undefined ? undefined : schemaOf(best, options)
}

interface Candidate {
  readonly dialect: CsvDialect
  readonly rows: readonly (readonly CsvValue[])[]
  readonly characters: number
  readonly isWhole: boolean
  readonly width: number
  readonly regularity: number
}

function candidate(sample: TextSample, dialect: CsvDialect, options: CsvOptions | undefined): Candidate | undefined {
  const { rows, characters } = csvRows(sample.text, dialect, MOST_RECORDS, sample.isTruncated)
  const width = rows[0]?.length ?? 0
  const leastWidth = options?.AllowSingleColumn ? 1 : 2
  const leastRows = options === undefined ? 2 : 1
  if (width < leastWidth || rows.length < leastRows) return undefined
  if (options?.Header !== undefined && options.Header.length > 0 && options.Header.length !== width) return undefined
  const regularity = rows.filter((row) => row.length === width).length / rows.length
  const isWhole = !sample.isTruncated && rows.length < MOST_RECORDS
  return regularity < LEAST_REGULARITY ? undefined : { dialect, rows, characters, isWhole, width, regularity }
}

function schemaOf({ dialect, rows, characters, isWhole, width }: Candidate, options: CsvOptions | undefined): CsvSchema {
  const isHeader = headerIn(rows, options)
  const data = isHeader ? rows.slice(1) : rows
  const areColumnsQuoted = rows.every((row) => row.every(({ text, isQuoted }) => isQuoted || text === ''))
  const serde = serdeOf(options, rows)
  const names = namesOf(rows, isHeader, width, options)
  // Reading everything as text is what OpenCSVSerDe is chosen for.
  const types = serde === 'OpenCSVSerDe' ? names.map(() => primitive('string')) : typesOf(data, width, options)
  const columns = names.map((name, index): InferredColumn => ({ name, type: types[index] ?? primitive('string') }))
  return {
    ...{ kind: 'csv', columns, hasHeader: isHeader, areColumnsQuoted, serde, ...dialect },
    ...{ records: data.length, bytes: characters, isWhole },
  }
}

function headerIn(rows: readonly (readonly CsvValue[])[], options: CsvOptions | undefined): boolean {
  if (options?.ContainsHeader === 'PRESENT') return true
  if (options?.ContainsHeader === 'ABSENT') return false
  if (options?.Header !== undefined && options.Header.length > 0) {
    return options.Header.every((name, index) => rows[0]?.[index]?.text.trim().toLowerCase() === name.toLowerCase())
  }
  return hasHeader(rows)
}

function namesOf(
  rows: readonly (readonly CsvValue[])[],
  isHeader: boolean,
  width: number,
  options: CsvOptions | undefined,
): readonly string[] {
  if (options?.Header !== undefined && options.Header.length > 0) return columnNames(options.Header)
  return isHeader ? columnNames((rows[0] ?? []).map(({ text }) => text)) : numberedNames(width)
}

function typesOf(data: readonly (readonly CsvValue[])[], width: number, options: CsvOptions | undefined): readonly HiveType[] {
  // A custom classifier trims only where it says so: the API's default of DisableValueTrimming is true.
  const isTrimmed = options === undefined || options.DisableValueTrimming === false
  const custom = options?.CustomDatatypeConfigured ? (options.CustomDatatypes ?? []) : []
  return Array.from({ length: width }, (_, index) => {
    const named = CUSTOM_TYPES[custom[index]?.toUpperCase() ?? '']
    if (named !== undefined) return primitive(named)
    return csvColumnType(data.map((row) => (isTrimmed ? (row[index]?.text ?? '').trim() : (row[index]?.text ?? ''))))
  })
}

/** The built-in classifier always names LazySimpleSerDe. A custom one with a quote symbol reads quoted data by OpenCSVSerDe, unless it names a SerDe. */
function serdeOf(options: CsvOptions | undefined, rows: readonly (readonly CsvValue[])[]): CsvSerde {
  if (options?.Serde === 'OpenCSVSerDe' || options?.Serde === 'LazySimpleSerDe') return options.Serde
  const isQuoted = options?.QuoteSymbol !== undefined && rows.some((row) => row.some((value) => value.isQuoted))
  return isQuoted ? 'OpenCSVSerDe' : 'LazySimpleSerDe'
}
