import type { Duration, Expr, Ref } from '../../asl/index.ts'
import type { Statement } from '../../sql/index.ts'
import type { CrawlThenQueryInput } from './input.ts'

/** Where the raw files are and how the catalog knows them. Names are those of the resources: their tokens. */
export interface SourceOptions {
  readonly bucket: string
  /** The folder that the crawler crawls, with its slash: `source/`. */
  readonly prefix: string
  readonly crawler: string
  readonly database: string
  /** The table that the crawler makes of the folder. */
  readonly table: string
  /** The columns that the statements read, in lower case. Others are reported, missing ones end the run. */
  readonly columns: readonly string[]
  /** The most that is inspected before a run, in bytes. Default: 10 GiB. */
  readonly largestBytes?: number
}

/** One CSV under a stable key. */
export interface ExportOptions {
  /** The rows in the order in which readers shall find them; `run` names the run, the others come from `parameters`. */
  readonly statement: Statement
  /** The key below `output/`. */
  readonly key: string
}

/** What makes an instance of crawl-then-query. */
export interface CrawlThenQueryOptions {
  /** The state machine's name. */
  readonly name: string
  readonly comment: string
  readonly source: SourceOptions
  /** The workgroup in which all queries run. */
  readonly workgroup: string
  /** UNLOADs every source row with `verdict` and `reasons` to `target`. */
  readonly judge: Statement<'target'>
  /** Counts the source's rows. */
  readonly countSource: Statement<never>
  /** Gives `(measure, label, value)` rows: `rows`, `periods`, `reason`, `statistic` and `top`. */
  readonly report: Statement
  /** UNLOADs clean rows to `target`, partitioned by `dt` of a `grain`. */
  readonly partitionClean: Statement<'run' | 'target' | 'grain'>
  /** The CSVs by name, `clean` or the like. */
  readonly exports: Readonly<Record<string, ExportOptions>>
  /** Values for the parameters of the report and the exports other than `run`. */
  readonly parameters?: <S>(input: Ref<CrawlThenQueryInput, S>) => Readonly<Record<string, Expr<string, S> | Expr<number, S>>>
  /** How a crawl is waited for. Default: every 64 s, 1,350 times: 24 h, and at most 24,300 of the 25,000 events. */
  readonly crawl?: { readonly every: Duration; readonly attempts: number }
}
