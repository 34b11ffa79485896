import { Type } from '@sinclair/typebox'
import { eq, map, minutes, ne, orElse, text, workflow } from 'sluice'
import { definePipeline, glue } from 'sluice/services'
import { catalog, orderCrawler, resources } from './03-lake.ts'

const Name = orderCrawler.name

export const crawl = workflow({ name: 'crawl-orders', input: Type.Object({}) }, (flow) => {
  flow.task('Start crawler', glue.startCrawler, { Name }, { catch: { 'Glue.CrawlerRunningException': 'continue' } })
  const idle = flow.poll(
    'Crawler idle',
    { every: minutes(1), attempts: 60 },
    (turn) => turn.task('Get crawler', glue.getCrawler, { Name }),
    (seen) => eq(seen.Crawler.State, 'READY'),
  )
  flow.when('Crawl failed?', ne(idle.Crawler.LastCrawl.Status, 'SUCCEEDED'), (then) =>
    then.fail('CrawlFailed', text`crawler ${Name}: ${idle.Crawler.LastCrawl.ErrorMessage}`),
  )
  const found = flow.task('Get table', glue.getTable, { DatabaseName: catalog.name, Name: 'source' })
  return { columns: map(orElse(found.Table.StorageDescriptor.Columns, []), (column) => text`${column.Name} ${column.Type}`) }
})

export const crawling = definePipeline({ workflow: crawl, resources })
