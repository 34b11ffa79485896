import { context, eq, exists, gt, hours, jsonata, minutes, ne, not, or, orElse, text, type Workflow, workflow } from '../../asl/index.ts'
import type { Contract } from '../../schemas/contract/index.ts'
import { triggerInput } from '../../schemas/index.ts'
import { athena, glue, sqlName, sqlText } from '../../services/index.ts'
import { contractedIngestion as sql } from '../../sql/index.ts'
import type { IngestContractOutput } from '../../tasks/ingest-contract/contract.ts'
import { crawlSince } from '../crawl-then-query/crawl.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { compareWithContract } from './drift.ts'
import { ingestFile } from './ingest.ts'
import { ContractedIngestionInput } from './input.ts'
import type { ContractResources, DomainResources } from './resources.ts'

/** What a run gives back. */
export interface ContractedIngestionOutput extends IngestContractOutput {
  /** The table of the version, `database.table`. */
  readonly table: string
}

/**
 * Ingests a raw file by its contract: checked and flattened by a Lambda function, written as Parquet under the version, catalogued by the
 * crawler of that version, compared with the contract, and counted by Athena as readers see it.
 *
 * Named errors: `Input.Invalid`, `Ingest.ObjectNotFound`, `Ingest.TooLarge`, `Ingest.Misconfigured`, `Ingest.NothingValid`,
 * `CrawlerNotFound`, `CrawlFailed`, `CrawlTimedOut`, `Catalog.TableNotFound`, `Contract.Drift`, `Catalog.RowsNotVisible`.
 */
export function contractedIngestion(
  contract: Contract,
  domain: DomainResources,
  { crawler, table }: ContractResources,
): Workflow<unknown, ContractedIngestionOutput> {
  const name = `ingestion-${contract.id}`
  const comment = `Ingests raw JSON as ${contract.dataset} ${contract.version}`
  return workflow({ name, comment, input: triggerInput(ContractedIngestionInput), timeout: hours(24) }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, { fields: ContractedIngestionInput, key: '{key}' })
    const ingested = ingestFile(flow, fields.key, contract.id)
    const place = { DatabaseName: table.database, Name: table.table }
    const known = flow.task('Find table', glue.getTable, place, { catch: { 'Glue.EntityNotFoundException': 'continue' } })
    flow.when('Crawl?', or(not(exists(known.Table.Name)), eq(orElse(fields.crawl, 'when-missing'), 'always')), (crawl) => {
      const asked = crawl.pass('Ask for a crawl', { at: context.State.EnteredTime })
      crawlSince(crawl, { crawler: crawler.name, since: asked.at, asked: asked.at, every: minutes(1), attempts: 240 })
    })
    const { Table } = flow.task('Get table', glue.getTable, place, {
      catch: {
        'Glue.EntityNotFoundException': (missing) =>
          missing.fail(
            'Catalog.TableNotFound',
            `${crawler.name} ended well, but made no table ${table.table}: is there any file in ${table.folder.uri}?`,
          ),
      },
    })
    compareWithContract(flow, Table.StorageDescriptor.Columns, contract)
    flow.when('Rows written?', gt(ingested.rows, 0), (some) => {
      const query = some.task('Count rows', athena.startQueryExecution.sync, {
        QueryString: sqlText(sql.countFile, { table: sqlName(table.table), file: ingested.curated }),
        QueryExecutionContext: { Database: table.database },
        WorkGroup: domain.workgroup.name,
      })
      const result = some.task('Read count', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
      const seen = jsonata<number>`$number(${result.ResultSet.Rows}[1].Data[0].VarCharValue)`
      some.when('Rows not visible?', ne(seen, ingested.rows), (lost) =>
        lost.fail('Catalog.RowsNotVisible', text`${ingested.curated} has ${ingested.rows} rows, ${table.table} shows ${seen} of them`),
      )
    })
    return {
      table: `${table.database}.${table.table}`,
      rows: ingested.rows,
      rejected: ingested.rejected,
      reasons: ingested.reasons,
      curated: ingested.curated,
      errors: ingested.errors,
    }
  })
}
