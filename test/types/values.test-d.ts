import { Type } from '@sinclair/typebox'
import {
  and,
  count,
  eq,
  ge,
  json,
  type jsonata,
  minutes,
  ne,
  orElse,
  present,
  type Ref,
  seconds,
  subtract,
  text,
  toNumber,
  type ValueOf,
  type Workflow,
  workflow,
} from '../../asl/index.ts'
import { athena, glue, lambda, s3, sqlText } from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({
  crawler: Type.String(),
  rows: Type.Integer(),
  flag: Type.Boolean(),
  top: Type.Optional(Type.Integer()),
  tags: Type.Array(Type.Object({ key: Type.String() })),
  nested: Type.Optional(Type.Object({ deep: Type.Object({ name: Type.String() }) })),
  'odd name': Type.String(),
  nothing: Type.Union([Type.String(), Type.Null()]),
})
const contract = {
  name: 'judge',
  input: Type.Object({ bucket: Type.String(), limit: Type.Optional(Type.Integer()) }),
  output: Type.Object({ rows: Type.Integer(), worst: Type.Optional(Type.String()) }),
  errors: ['Judge.Empty', 'Judge.Broken'],
} as const
const statement = { pieces: ['SELECT ', ''], slots: ['run'] } as const

/** The type of a reference's value. */
function value<R>(_: R): ValueOf<R> {
  return undefined as ValueOf<R>
}

export const values = workflow({ name: 'values', input: Input }, (flow, input) => {
  same<ValueOf<typeof input.crawler>, string>(true)
  same<ValueOf<typeof input.top>, number | undefined>(true)
  same<ValueOf<typeof input.nested.deep.name>, string | undefined>(true)
  same<ValueOf<(typeof input)['odd name']>, string>(true)
  same<ValueOf<typeof input.nothing>, string | null>(true)
  same<ValueOf<(typeof input.tags)[0]['key']>, string | undefined>(true)
  const last = input.tags[12]
  same<ValueOf<NonNullable<typeof last>>, { key: string } | undefined>(true)
  // @ts-expect-error an element may be absent: an array may be shorter
  flow.task('First', glue.getCrawler, { Name: input.tags[0].key })
  flow.task('First 2', glue.getCrawler, { Name: present(input.tags[0].key) })
  // @ts-expect-error a field that the input does not have
  input.nested.deep.nam
  // @ts-expect-error a method of the value's own type: the value is not there yet
  input.crawler.toUpperCase()
  // @ts-expect-error an element's member that is not there
  input.tags[0].ky

  const table = flow.task('Table', glue.getTable, { DatabaseName: 'd', Name: input.crawler })
  same<ValueOf<typeof table.Table.CreateTime>, string | undefined>(true)
  same<ValueOf<typeof table.Table.Retention>, number | undefined>(true)
  const object = flow.task('Object', s3.headObject, { Bucket: 'b', Key: 'k' })
  same<ValueOf<typeof object.ContentLength>, number | undefined>(true)
  same<ValueOf<typeof object.LastModified>, string | undefined>(true)
  const got = flow.task('Got', s3.getObject, { Bucket: 'b', Key: 'k' })
  same<ValueOf<typeof got.Body>, string | undefined>(true)
  same<ValueOf<typeof got.Metadata>, { readonly [name: string]: string } | undefined>(true)
  flow.task('Put', s3.putObject, { Bucket: 'b', Key: 'k', Body: text`x`, Metadata: { someKey: input.crawler } })
  // @ts-expect-error a body that is no text
  flow.task('Put 2', s3.putObject, { Bucket: 'b', Key: 'k', Body: { x: 1 } })
  // @ts-expect-error a number where a map of the service holds texts
  flow.task('Put 3', s3.putObject, { Bucket: 'b', Key: 'k', Metadata: { someKey: input.rows } })
  // @ts-expect-error what the SDK adds for its own use
  object.$metadata

  const query = flow.task('Query', athena.startQueryExecution.sync, { QueryString: sqlText(statement, { run: input.crawler }) })
  same<ValueOf<typeof query.QueryExecution.Statistics.DataScannedInBytes>, number>(true)
  const started = flow.task('Started', athena.startQueryExecution, { QueryString: 'SELECT 1' })
  same<ValueOf<typeof started>, { readonly QueryExecutionId: string }>(true)
  // @ts-expect-error a query that is only started has no statistics
  started.QueryExecution
  // @ts-expect-error a statement's parameter without a value
  sqlText(statement, {})
  // @ts-expect-error a parameter that the statement does not have
  sqlText(statement, { run: 'x', rnu: 'y' })
  // @ts-expect-error a parameter that may be absent
  sqlText(statement, { run: input.top })

  const judged = flow.task('Judged', lambda.invoke(contract), { bucket: input.crawler })
  same<ValueOf<typeof judged.rows>, number>(true)
  same<ValueOf<typeof judged.worst>, string | undefined>(true)
  // @ts-expect-error a member that the contract's output does not have
  judged.row
  // @ts-expect-error a payload of the wrong type
  flow.task('Judged 2', lambda.invoke(contract), { bucket: input.rows })
  // @ts-expect-error an optional member of the wrong type
  flow.task('Judged 3', lambda.invoke(contract), { bucket: 'b', limit: 'many' })
  // @ts-expect-error a payload that lacks a member
  flow.task('Judged 4', lambda.invoke(contract), {})
  const caught = flow.task('Caught', lambda.invoke(contract), { bucket: 'b' }, { catch: { 'Judge.Empty': 'continue' } })
  same<ValueOf<typeof caught.rows>, number | undefined>(true)
  // @ts-expect-error an error that the contract does not name, beside one that it does
  flow.task('Caught 2', lambda.invoke(contract), { bucket: 'b' }, { catch: { 'Judge.Empty': 'continue', 'Judge.Brokn': 'continue' } })
  // @ts-expect-error a retry of an error that the contract does not name
  flow.task('Retried', lambda.invoke(contract), { bucket: 'b' }, { retry: [{ errors: ['Judge.Brokn'] }] })
  flow.task(
    'Retried 2',
    lambda.invoke(contract),
    { bucket: 'b' },
    { retry: [{ errors: ['Judge.Broken', 'Lambda.Unknown', 'States.Timeout'] }] },
  )
  // @ts-expect-error a timeout as a bare number: is it seconds?
  flow.task('Timed', lambda.invoke(contract), { bucket: 'b' }, { timeout: 5 })
  flow.task('Timed 2', lambda.invoke(contract), { bucket: 'b' }, { timeout: minutes(5) })
  // @ts-expect-error an option that there is not
  flow.task('Timed 3', lambda.invoke(contract), { bucket: 'b' }, { timeOut: minutes(5) })
  // @ts-expect-error a misspelt enum of a service, as an argument
  flow.task('Enum', athena.sdk.listDataCatalogs, { WorkGroup: 'w', MaxResults: 'many' })
  // @ts-expect-error a wait for a bare number
  flow.wait('Bare', 5)
  // @ts-expect-error a moment that is a number
  flow.wait('Moment', { until: input.rows })

  const kept = flow.pass('Kept', { n: input.rows, fixed: 'x', maybe: input.top, list: [input.crawler, 5] })
  same<ValueOf<typeof kept.n>, number>(true)
  same<ValueOf<typeof kept.fixed>, 'x'>(true)
  same<ValueOf<typeof kept.maybe>, number | undefined>(true)
  // @ts-expect-error a member that was not kept
  kept.m

  const joined = flow.when(
    'Joined',
    input.flag,
    () => ({ n: input.rows, way: 'then' as const }),
    () => ({ n: 5 as const, way: 'otherwise' as const }),
  )
  same<ValueOf<typeof joined.way>, 'then' | 'otherwise'>(true)
  same<ValueOf<typeof joined.n>, number>(true)
  const half = flow.when('Half', input.flag, () => input.crawler)
  same<ValueOf<typeof half>, string | undefined>(true)
  const sure = flow.when(
    'Sure',
    input.flag,
    () => input.crawler,
    (otherwise) => otherwise.fail('Stop', 'x'),
  )
  same<ValueOf<typeof sure>, string>(true)

  const seen = flow.poll(
    'Seen',
    { every: seconds(1), attempts: 2 },
    (turn) => ({ n: turn.task('Look', lambda.invoke(contract), { bucket: 'b' }).rows }),
    (now) => ge(now.n, 3),
  )
  same<ValueOf<typeof seen.n>, number>(true)
  const twice = { every: seconds(1), attempts: 2 }
  const rows = () => input.rows
  // @ts-expect-error what ends a poll is a condition
  flow.poll('Seen 2', twice, rows, (now) => now)
  // @ts-expect-error a poll without a bound
  flow.poll('Seen 3', { every: seconds(1) }, rows, (now) => ge(now, 3))

  const both = flow.parallel('Both', {
    a: (b) => b.task('A', lambda.invoke(contract), { bucket: 'b' }),
    b: () => input.top,
    c: (b) => b.fail('Stop 2', 'x'),
    d: () => undefined,
  })
  same<ValueOf<typeof both.a.rows>, number>(true)
  same<ValueOf<typeof both.b>, number | undefined>(true)
  same<ValueOf<typeof both.d>, undefined>(true)
  const rescued = flow.parallel('Rescued', { a: () => 1 }, { catch: { 'States.ALL': 'continue' } })
  same<ValueOf<typeof rescued.a>, number | undefined>(true)

  same<ReturnType<typeof value<ReturnType<typeof text>>>, string>(true)
  same<ValueOf<ReturnType<typeof jsonata<number[]>>>, number[]>(true)
  const there = orElse(input.top, 10)
  same<ValueOf<typeof there>, number>(true)
  // @ts-expect-error a fallback of another type
  orElse(input.top, 'ten')
  // @ts-expect-error what is compared has another type
  eq(input.rows, input.crawler)
  // @ts-expect-error what is compared has another type
  ne(input.flag, 'yes')
  // @ts-expect-error a difference of texts
  subtract(input.crawler, 1)
  // @ts-expect-error a count of what is no array
  count(input.crawler)
  // @ts-expect-error the number of a number
  toNumber(input.rows)
  // @ts-expect-error an object in a text
  text`${input.nested}`
  text`${json(input.nested)}`
  // @ts-expect-error a number among conditions
  and(input.flag, input.rows)
  return { n: kept.n, judged: judged.worst, both: both.a, list: input.tags, text: text`x` }
})

/** What the SDK's clients have beside the operations of their services. */
type Added = 'config' | 'destroy' | 'middlewareStack' | 'send' | `paginate${string}` | `waitUntil${string}`
same<Extract<keyof typeof glue | keyof typeof s3 | keyof typeof athena.sdk, Added>, never>(true)

/** The types that a workflow takes and gives. */
type Types<W> = W extends Workflow<infer I, infer O> ? { readonly input: I; readonly output: O } : never
same<
  Types<typeof values>['output'],
  {
    readonly n: number
    readonly judged: string | undefined
    readonly both: { rows: number; worst?: string }
    readonly list: { key: string }[]
    readonly text: string
  }
>(true)
same<Types<typeof values>['input']['rows'], number>(true)

// @ts-expect-error a workflow without an input
workflow({ name: 'x' }, () => 1)
// @ts-expect-error an input that is no schema
workflow({ name: 'x', input: { type: 'object' } }, () => 1)
// @ts-expect-error a workflow that gives something else than it says
export const misused: Workflow<unknown, Ref<string>> = workflow({ name: 'x', input: Input }, (_, input) => input.rows)
