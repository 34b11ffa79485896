import { Type } from '@sinclair/typebox'
import { and, eq, exists, gt, orElse, present, seconds, text, toMillis, type ValueOf, workflow } from '../../asl/index.ts'
import { athena, glue, lambda } from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({
  crawler: Type.String(),
  rows: Type.Integer(),
  mode: Type.Union([Type.Literal('always'), Type.Literal('stale')]),
  top: Type.Optional(Type.Integer()),
})
const contract = {
  name: 'inspect',
  input: Type.Object({ bucket: Type.String() }),
  output: Type.Object({ objects: Type.Integer() }),
  errors: ['Source.Empty'],
} as const

export const typed = workflow({ name: 'typed', input: Input }, (flow, input) => {
  const crawl = flow.task('Get crawler', glue.getCrawler, { Name: input.crawler })
  const state = crawl.Crawler.State
  same<ValueOf<typeof state>, 'READY' | 'RUNNING' | 'STOPPING' | undefined>(true)

  // @ts-expect-error a field that the input does not have
  flow.task('a', glue.getCrawler, { Name: input.crawlr })
  // @ts-expect-error a member that the service's result does not have
  eq(crawl.Crawler.Stat, 'READY')
  // @ts-expect-error a number where a string belongs
  flow.task('b', glue.getCrawler, { Name: input.rows })
  // @ts-expect-error a plain number where a string belongs
  flow.task('c', glue.getCrawler, { Name: 5 })
  // @ts-expect-error a misspelt enum of a service
  eq(crawl.Crawler.State, 'REDY')
  // @ts-expect-error a misspelt literal of the input
  eq(input.mode, 'alwys')
  // @ts-expect-error an unknown argument
  flow.task('d', glue.getCrawler, { Name: input.crawler, Nam: 'x' })
  // @ts-expect-error a missing argument
  flow.task('e', glue.getCrawler, {})
  // @ts-expect-error an operation that the service does not have
  flow.task('f', glue.getCrawlr, { Name: input.crawler })
  // @ts-expect-error a misspelt error name
  flow.task('g', glue.startCrawler, { Name: input.crawler }, { catch: { 'Glue.CrawlerRuningException': 'continue' } })
  flow.task(
    'h',
    glue.startCrawler,
    { Name: input.crawler },
    { catch: { 'Glue.CrawlerRunningException': 'continue', 'States.Timeout': 'continue' } },
  )
  // @ts-expect-error a value that may be absent, where one is needed
  flow.task('i', glue.getCrawler, { Name: crawl.Crawler.Name })
  flow.task('j', glue.getCrawler, { Name: present(crawl.Crawler.Name) })
  flow.task('k', glue.getCrawler, { Name: orElse(crawl.Crawler.Name, 'none') })
  // @ts-expect-error an order between a number and a string
  gt(input.rows, 'x')
  // @ts-expect-error a condition that is no boolean
  flow.when('l', input.rows, () => undefined)
  // @ts-expect-error milliseconds of something that is no timestamp
  toMillis(input.rows)
  // @ts-expect-error and of a string
  and(input.crawler, exists(input.top))
  // @ts-expect-error an optional number where one is needed
  gt(input.top, 3)
  gt(orElse(input.top, 10), 3)

  const inspected = flow.task(
    'm',
    lambda.invoke(contract),
    { bucket: 'lake' },
    { catch: { 'Source.Empty': (then) => then.fail('Empty', 'nothing') } },
  )
  // @ts-expect-error a payload that the contract does not take
  flow.task('n', lambda.invoke(contract), { bukket: 'lake' })
  // @ts-expect-error an error that the contract does not name
  flow.task('o', lambda.invoke(contract), { bucket: 'lake' }, { catch: { 'Source.Emty': 'continue' } })
  // A handler that ends the execution leaves the result as it was.
  gt(inspected.objects, 3)
  const maybe = flow.task('p', lambda.invoke(contract), { bucket: 'lake' }, { catch: { 'Source.Empty': 'continue' } })
  // @ts-expect-error after a caught error the result may be absent
  gt(maybe.objects, 3)

  const both = flow.parallel('Both', {
    left: (branch) => {
      const query = branch.task('Left query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1', WorkGroup: input.crawler })
      // @ts-expect-error a reference used outside the branch that made it
      flow.when('outside', eq(query.QueryExecution.WorkGroup, 'x'), () => undefined)
      return query
    },
    right: () => ({ fixed: 5 }),
  })
  gt(both.left.QueryExecution.Statistics.DataScannedInBytes, both.right.fixed)
  // @ts-expect-error a branch that is not there
  both.middle

  const joined = flow.when(
    'Which',
    eq(input.mode, 'always'),
    () => 'yes' as const,
    () => 7,
  )
  // @ts-expect-error the joined value is one of two
  eq(joined, 'no')
  const seen = flow.poll(
    'Polled',
    { every: seconds(1), attempts: 3 },
    (turn) => turn.task('Look', glue.getCrawler, { Name: input.crawler }),
    (now) => eq(now.Crawler.State, 'READY'),
  )
  // @ts-expect-error a plain template string
  flow.fail('X', `${input.rows}` as unknown as number)
  return { state: crawl.Crawler.State, seen: text`${seen.Crawler.State}`, scanned: both.left.QueryExecution.Statistics.DataScannedInBytes }
})

type Output = typeof typed extends import('../../asl/index.ts').Workflow<infer _, infer O> ? O : never
same<Output, { readonly state: 'READY' | 'RUNNING' | 'STOPPING' | undefined; readonly seen: string; readonly scanned: number }>(true)
