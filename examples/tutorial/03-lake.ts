import { bucket, crawledTable, crawler, database, workgroup } from 'sluice/services'

/** One bucket with its zones: the only place where prefixes are written. */
export const lake = bucket('orders-lake', { zones: { source: 'source/', judged: 'judged/', single: 'single/', results: 'results/' } })

/** The catalog's database, and the crawler that finds the table `source` under the zone of that name. */
export const catalog = database('orders')
export const orderCrawler = crawler('orders', { database: catalog, targets: [lake.zones.source] })
export const orders = crawledTable(orderCrawler, 'source')

/** Where queries run, and where Athena leaves their results. */
export const reports = workgroup('orders', { results: lake.zones.results })

/** All of it, for a pipeline. */
export const resources = [lake, catalog, orderCrawler, reports]
