import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** How a crawler reads CSV files. https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-csv */
export interface CsvClassifier extends Omit<Declaration<'csv-classifier'>, 'arn'> {
  readonly delimiter: string
  readonly quote: string
  readonly header: 'PRESENT' | 'ABSENT' | 'UNKNOWN'
  /** `OpenCSVSerDe` reads quotes, and gives every column as text. */
  readonly serde: 'OpenCSVSerDe' | 'LazySimpleSerDe' | 'None'
}

/** Options of {@link csvClassifier}. */
export interface CsvClassifierOptions extends DeclarationOptions {
  /** Default: `,`. */
  readonly delimiter?: string
  /** Default: `"`. */
  readonly quote?: string
  /** Default: `PRESENT`. */
  readonly header?: CsvClassifier['header']
  /** Default: `OpenCSVSerDe`. */
  readonly serde?: CsvClassifier['serde']
}

/** Declares a classifier. The built-in one keeps quotes in the values. */
export function csvClassifier(id: string, options: CsvClassifierOptions = {}): CsvClassifier {
  const { delimiter = ',', quote = '"', header = 'PRESENT', serde = 'OpenCSVSerDe' } = options
  const { arn: _, ...base } = declare('csv-classifier', id, options)
  return frozen({ ...base, delimiter, quote, header, serde })
}
