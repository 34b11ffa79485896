import { hours, type Workflow, workflow } from '../../asl/index.ts'
import { compareColumns } from './columns.ts'
import { exportAndPublish } from './export.ts'
import { ensureFreshTable } from './fresh-table.ts'
import { CrawlThenQueryInput } from './input.ts'
import { judge } from './judge.ts'
import type { CrawlThenQueryOptions } from './options.ts'

/** What a run gives back. */
export interface CrawlThenQueryOutput {
  /** The execution's name, under which the run's Parquet files lie. */
  readonly run: string
  readonly rows: { readonly source: number; readonly clean: number; readonly quarantined: number }
  /** Quarantined rows by reason; a row with two reasons counts in both. */
  readonly quarantinedByReason: Readonly<Record<string, number>>
  readonly statistics: Readonly<Record<string, string>>
  /** The largest totals by name, where the instance ranks anything; see its `top` file for their order. */
  readonly top: Readonly<Record<string, string>>
  readonly drift: {
    /** Columns of the table that no statement reads. */
    readonly added: readonly string[]
  }
  /** Where everything is: `s3://` locations by name. */
  readonly files: Readonly<Record<string, string>>
  /** What Athena read for the verdicts, in bytes. */
  readonly scannedBytes: number
}

/**
 * Crawls a folder of CSV files, splits its rows into clean and quarantined by SQL, and exports both under stable keys.
 *
 * Guarantees: every source row is judged once, so clean + quarantined = source, which is counted on a path of its own
 * (`RowsNotConserved` otherwise); nothing appears under a stable key unless all of a run's results are there.
 *
 * Named errors: `SourceEmpty`, `Source.*` (see the inspect-csv contract), `CrawlerNotFound`, `CrawlFailed`, `CrawlTimedOut`,
 * `TableNotFound`, `SchemaDrift`, `RowsNotConserved`, `Publish.*`, and `States.TaskFailed` for a query that failed.
 */
export function crawlThenQuery(options: CrawlThenQueryOptions): Workflow<CrawlThenQueryInput, CrawlThenQueryOutput> {
  const { name, comment } = options
  return workflow({ name, comment, input: CrawlThenQueryInput, timeout: hours(48) }, (flow, input) => {
    ensureFreshTable(flow, input, options)
    const drift = compareColumns(flow, options)
    const judged = judge(flow, input, options)
    const files = exportAndPublish(flow, input, options, judged)
    return {
      run: judged.run,
      rows: judged.rows,
      quarantinedByReason: judged.reasons,
      statistics: judged.statistics,
      top: judged.top,
      drift: { added: drift.added },
      files,
      scannedBytes: judged.scannedBytes,
    }
  })
}
