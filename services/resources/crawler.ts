import type { CsvClassifier } from './csv-classifier.ts'
import type { Database } from './database.ts'
import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import type { Folder } from './folder.ts'
import { frozen } from './frozen.ts'

/** A Glue crawler over folders of S3. https://docs.aws.amazon.com/glue/latest/dg/define-crawler.html */
export interface Crawler extends Declaration<'crawler'> {
  /** The token of the database's name. */
  readonly database: string
  readonly targets: readonly Folder[]
  /** Tokens of the classifiers' names, tried in order before the built-in ones. */
  readonly classifiers: readonly string[]
  readonly tablePrefix: string
  /** What becomes of a table whose files have changed: the table changes, or the crawler only says so. */
  readonly onChange: 'update' | 'log'
  /** What becomes of a table whose files are gone. */
  readonly onDelete: 'log' | 'deprecate' | 'delete'
  readonly recrawl: 'everything' | 'new-folders'
  /** Partitions take the table's schema, so that one file cannot make a partition of its own kind. */
  readonly inheritSchema: boolean
  /** Files of one folder make one table where their schemas are compatible. */
  readonly combineSchemas: boolean
}

/** Options of {@link crawler}. */
export interface CrawlerOptions extends DeclarationOptions {
  readonly database: Database
  readonly targets: readonly Folder[]
  /** Default: the built-in ones. */
  readonly classifiers?: readonly CsvClassifier[]
  /** Default: none. */
  readonly tablePrefix?: string
  /** Default: `update`. */
  readonly onChange?: Crawler['onChange']
  /** Default: `log`; the role may delete only with `delete`. */
  readonly onDelete?: Crawler['onDelete']
  /**
   * Default: `everything`. `new-folders` is for tables that only ever grow; AWS takes it only where nothing is updated or deleted.
   * https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html
   */
  readonly recrawl?: Crawler['recrawl']
  /** Default: no. */
  readonly inheritSchema?: boolean
  /** Default: yes. */
  readonly combineSchemas?: boolean
}

/** Declares a crawler. */
export function crawler(id: string, options: CrawlerOptions): Crawler {
  const { tablePrefix = '', recrawl = 'everything', inheritSchema = false, combineSchemas = true } = options
  return frozen({
    ...declare('crawler', id, options),
    database: options.database.name,
    targets: options.targets,
    classifiers: (options.classifiers ?? []).map(({ name }) => name),
    tablePrefix,
    onChange: recrawl === 'new-folders' ? 'log' : (options.onChange ?? 'update'),
    onDelete: recrawl === 'new-folders' ? 'log' : (options.onDelete ?? 'log'),
    recrawl,
    inheritSchema,
    combineSchemas,
  })
}
