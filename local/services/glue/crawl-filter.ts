import type { CrawlerHistory, CrawlsFilter } from '@aws-sdk/client-glue'
import { glueErrors } from './errors.ts'

const FIELDS: Readonly<Record<string, (crawl: CrawlerHistory) => string | number | undefined>> = {
  CRAWL_ID: ({ CrawlId }) => CrawlId,
  STATE: ({ State }) => State,
  START_TIME: ({ StartTime }) => StartTime?.getTime(),
  END_TIME: ({ EndTime }) => EndTime?.getTime(),
  DPU_HOUR: ({ DPUHour }) => DPUHour,
}

const OPERATORS: Readonly<Record<string, (value: string | number, wanted: string | number) => boolean>> = {
  EQ: (value, wanted) => value === wanted,
  NE: (value, wanted) => value !== wanted,
  GT: (value, wanted) => value > wanted,
  GE: (value, wanted) => value >= wanted,
  LT: (value, wanted) => value < wanted,
  LE: (value, wanted) => value <= wanted,
}

/** Whether a crawl passes all filters of ListCrawls; times are milliseconds since the Unix epoch. https://docs.aws.amazon.com/glue/latest/webapi/API_CrawlsFilter.html */
export function crawlFilter(filters: readonly CrawlsFilter[] = []): (crawl: CrawlerHistory) => boolean {
  const tests = filters.map(({ FieldName = '', FilterOperator = '', FieldValue = '' }) => {
    const [field, operator] = [FIELDS[FieldName], OPERATORS[FilterOperator]]
    if (field === undefined || operator === undefined) throw glueErrors.invalidInput(`Unknown filter: ${FieldName} ${FilterOperator}`)
    return (crawl: CrawlerHistory) => {
      const value = field(crawl)
      return value !== undefined && operator(value, typeof value === 'number' ? Number(FieldValue) : FieldValue)
    }
  })
  return (crawl) => tests.every((test) => test(crawl))
}
