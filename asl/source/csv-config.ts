import { DefinitionError } from '../definition-error.ts'
import type { JsonObject } from '../json.ts'

/** How a CSV file is cut. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface CsvOptions<Header extends string = string> {
  /** The names of the columns, where the file has no first row of names. Default: the first row. */
  readonly headers?: readonly Header[]
  /** Default: comma. */
  readonly delimiter?: CsvDelimiter
}

export type CsvDelimiter = 'comma' | 'pipe' | 'semicolon' | 'space' | 'tab'

/** The part of `ReaderConfig` that tells how CSV is cut. */
export function csvConfig({ headers, delimiter }: CsvOptions): JsonObject {
  if (headers?.length === 0) {
    throw new DefinitionError({
      code: 'no-headers',
      path: 'csvOf',
      message: 'a list of no headers',
      hint: 'name the columns, or leave it out',
    })
  }
  return {
    ...(headers === undefined ? { CSVHeaderLocation: 'FIRST_ROW' } : { CSVHeaderLocation: 'GIVEN', CSVHeaders: [...headers] }),
    ...(delimiter !== undefined && { CSVDelimiter: delimiter.toUpperCase() }),
  }
}
