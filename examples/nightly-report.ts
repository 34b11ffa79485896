import { Type } from '@sinclair/typebox'
import { eq, minutes, ne, text, workflow } from 'sluice'
import { athena, glue } from 'sluice/services'

const Input = Type.Object({ crawler: Type.String(), report: Type.String() })

export const nightlyReport = workflow({ name: 'nightly-report', input: Input }, (flow, input) => {
  flow.task('Start crawler', glue.startCrawler, { Name: input.crawler }, { catch: { 'Glue.CrawlerRunningException': 'continue' } })
  const crawl = flow.poll(
    'Crawler idle',
    { every: minutes(1), attempts: 60 },
    (turn) => turn.task('Get crawler', glue.getCrawler, { Name: input.crawler }),
    (seen) => eq(seen.Crawler.State, 'READY'),
  )
  flow.when('Crawl failed?', ne(crawl.Crawler.LastCrawl.Status, 'SUCCEEDED'), (then) =>
    then.fail('CrawlFailed', text`crawler ${input.crawler}: ${crawl.Crawler.LastCrawl.ErrorMessage}`),
  )
  const query = flow.task('Run report', athena.startQueryExecution.sync, { QueryString: input.report, WorkGroup: 'reports' })
  return { result: query.QueryExecution.ResultConfiguration.OutputLocation }
})
