import { orElse } from '../../asl/index.ts'
import { purchasesByCountry as sql } from '../../sql/index.ts'
import { crawlThenQuery } from './crawl-then-query.ts'
import type { CrawlThenQueryOptions } from './options.ts'
import { crawlThenQueryPipeline } from './pipeline.ts'
import { lakeResources } from './resources.ts'
import { ZONES } from './zones.ts'

const DEFAULT_TOP = 10

const RESOURCES = lakeResources({
  bucket: 'lake',
  database: 'purchases',
  crawler: 'purchases',
  workgroup: 'purchases',
  judged: [
    ['invoiceno', 'string'],
    ['stockcode', 'string'],
    ['description', 'string'],
    ['quantity', 'string'],
    ['invoicedate', 'string'],
    ['unitprice', 'string'],
    ['customerid', 'string'],
    ['country', 'string'],
    ['units', 'bigint'],
    ['price', 'decimal(18,4)'],
    ['invoiced_at', 'timestamp'],
    ['reasons', 'string'],
  ],
})

const OPTIONS: CrawlThenQueryOptions = {
  name: 'purchases-by-country',
  comment: 'Splits purchases into clean and quarantined, and totals the clean ones by country',
  source: {
    bucket: RESOURCES.lake.name,
    prefix: ZONES.source,
    crawler: RESOURCES.crawler.name,
    database: RESOURCES.catalog.name,
    table: 'source',
    columns: ['invoiceno', 'stockcode', 'description', 'quantity', 'invoicedate', 'unitprice', 'customerid', 'country'],
  },
  workgroup: RESOURCES.workgroup.name,
  judge: sql.judge,
  countSource: sql.countSource,
  report: sql.report,
  partitionClean: sql.partitionClean,
  exports: {
    clean: { statement: sql.clean, key: 'clean/purchases.csv' },
    totals: { statement: sql.totals, key: 'clean/purchases_by_country.csv' },
    top: { statement: sql.topCountries, key: 'clean/top_countries.csv' },
    quarantine: { statement: sql.quarantine, key: 'quarantine/bad_records.csv' },
  },
  parameters: (input) => ({ top: orElse(input.top, DEFAULT_TOP) }),
}

/** Total purchases by country (seed 001). Input: `{}`, `{ "top": 5 }`, or see `CrawlThenQueryInput`. */
export const purchasesByCountry = crawlThenQuery(OPTIONS)

/** {@link purchasesByCountry} with its resources, tasks and triggers. */
export const purchasesByCountryPipeline = crawlThenQueryPipeline(purchasesByCountry, RESOURCES, OPTIONS.source.table)
