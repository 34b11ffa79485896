import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { athena } from '../../../local/services/athena/athena.ts'
import { type Account, openAccount } from './account.ts'

let account: Account
beforeEach(async () => {
  account = await openAccount([
    { name: 'primary', outputLocation: 's3://lake/results/' },
    { name: 'strict', outputLocation: 's3://lake/strict/', enforceConfiguration: true, bytesScannedCutoff: 10 },
    { name: 'bare' },
  ])
})
afterEach(() => account.close())

const start = (input: Parameters<Account['service']['operations']['StartQueryExecution']>[0]) =>
  account.service.operations.StartQueryExecution(input)

test('a query answers at once and runs in the background', async () => {
  const { QueryExecutionId } = await start({ QueryString: 'SELECT 1 AS one' })
  const early = await account.service.operations.GetQueryExecution({ QueryExecutionId })
  expect(['QUEUED', 'RUNNING']).toContain(early.QueryExecution?.Status?.State)
  await expect(account.service.operations.GetQueryResults({ QueryExecutionId })).rejects.toMatchObject({ code: 'InvalidRequestException' })
  const query = await account.service.untilDone(QueryExecutionId!)
  expect(query).toMatchObject({
    StatementType: 'DML',
    SubstatementType: 'SELECT',
    WorkGroup: 'primary',
    Status: { State: 'SUCCEEDED', SubmissionDateTime: new Date('2024-05-06T07:08:09.123Z') },
    Statistics: { DataScannedInBytes: 0 },
  })
  expect(query.Statistics?.EngineExecutionTimeInMillis).toBeGreaterThan(0)
})

test('a statement that does not parse is refused by StartQueryExecution with line and column', async () => {
  await expect(start({ QueryString: 'SELECT 1\n  FORM t x' })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: expect.stringMatching(/^line 2:8: mismatched input 't'/),
    fields: { AthenaErrorCode: 'MALFORMED_QUERY' },
  })
  await expect(start({ QueryString: "SELECT 'open" })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: expect.stringMatching(/^line 1:8: /),
  })
  await expect(start({ QueryString: 'DELETE FROM t' })).rejects.toMatchObject({ code: 'InvalidRequestException' })
})

test('without an output location, with an unknown workgroup or bucket, the query is refused', async () => {
  await expect(start({ QueryString: 'SELECT 1', WorkGroup: 'bare' })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: expect.stringMatching(/^No output location provided/),
  })
  await expect(start({ QueryString: 'SELECT 1', WorkGroup: 'none' })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    message: 'WorkGroup none is not found.',
  })
  await expect(start({ QueryString: 'SELECT 1', ResultConfiguration: { OutputLocation: 's3://absent/' } })).rejects.toMatchObject({
    message: 'Unable to verify/create output bucket absent',
  })
})

test('the same ClientRequestToken gives the same query, and another query under it is an error', async () => {
  const ClientRequestToken = 'a'.repeat(32)
  const first = await start({ QueryString: 'SELECT 1', ClientRequestToken })
  expect(await start({ QueryString: 'SELECT 1', ClientRequestToken })).toEqual(first)
  await expect(start({ QueryString: 'SELECT 2', ClientRequestToken })).rejects.toMatchObject({
    message: 'Idempotent parameters do not match',
  })
  await account.service.untilDone(first.QueryExecutionId!)
})

test('an enforcing workgroup wins over the query, and its cutoff cancels the query', async () => {
  const query = await account.done('SELECT 1', { WorkGroup: 'strict', ResultConfiguration: { OutputLocation: 's3://lake/mine/' } })
  expect(query.ResultConfiguration?.OutputLocation).toMatch(/^s3:\/\/lake\/strict\//)
  await account.store.write('lake', 'big/a.csv', '1234567890\n')
  await account.done("CREATE EXTERNAL TABLE big (a string) LOCATION 's3://lake/big/'")
  const cut = await account.run('SELECT a FROM big', { WorkGroup: 'strict' })
  expect(cut.Status).toMatchObject({ State: 'CANCELLED', StateChangeReason: 'Query cancelled! : Bytes scanned limit was exceeded' })
})

test('results come in pages, the header first', async () => {
  const { QueryExecutionId } = await account.done(
    'SELECT x, IF(x = 2, NULL, \'a,"b"\') AS y FROM UNNEST(sequence(1, 3)) AS t(x) ORDER BY x',
  )
  const first = await account.service.operations.GetQueryResults({ QueryExecutionId, MaxResults: 3 })
  expect(first.ResultSet?.Rows).toEqual([
    { Data: [{ VarCharValue: 'x' }, { VarCharValue: 'y' }] },
    { Data: [{ VarCharValue: '1' }, { VarCharValue: 'a,"b"' }] },
    { Data: [{ VarCharValue: '2' }, {}] },
  ])
  expect(first.ResultSet?.ResultSetMetadata?.ColumnInfo?.map(({ Name, Type }) => [Name, Type])).toEqual([
    ['x', 'bigint'],
    ['y', 'varchar'],
  ])
  const second = await account.service.operations.GetQueryResults({ QueryExecutionId, MaxResults: 3, NextToken: first.NextToken })
  expect(second.ResultSet?.Rows).toEqual([{ Data: [{ VarCharValue: '3' }, { VarCharValue: 'a,"b"' }] }])
  expect(second.NextToken).toBeUndefined()
})

test('column types have Athena names', async () => {
  const { QueryExecutionId } = await account.done(
    "SELECT 1 a, BIGINT '1' b, DECIMAL '1.5' c, 1e0 d, 'x' e, DATE '2024-01-01' f, now() g, date_parse('2024','%Y') h, true i, ARRAY[1] j, MAP(ARRAY[1], ARRAY[1]) k, CAST(ROW(1) AS ROW(x integer)) l, sum(1) m, CAST(1 AS real) n, to_utf8('a') o",
  )
  const { ResultSet } = await account.service.operations.GetQueryResults({ QueryExecutionId })
  expect(ResultSet?.ResultSetMetadata?.ColumnInfo?.map(({ Type }) => Type)).toEqual([
    'integer',
    'bigint',
    'decimal',
    'double',
    'varchar',
    'date',
    'timestamp with time zone',
    'timestamp',
    'boolean',
    'array',
    'map',
    'row',
    'bigint',
    'float',
    'varbinary',
  ])
})

test('a long query is stopped and ends CANCELLED', async () => {
  const { QueryExecutionId } = await start({
    QueryString:
      'SELECT count(*) FROM UNNEST(sequence(1, 100000)) AS a(x) CROSS JOIN UNNEST(sequence(1, 100000)) AS b(y) WHERE x * y % 7 = 3',
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  await account.service.operations.StopQueryExecution({ QueryExecutionId })
  expect((await account.service.untilDone(QueryExecutionId!)).Status).toMatchObject({
    State: 'CANCELLED',
    StateChangeReason: 'Query cancelled by user',
  })
})

test('prepared statements by API and by PREPARE, with values and with ExecutionParameters', async () => {
  await account.service.operations.CreatePreparedStatement({
    StatementName: 'twice',
    WorkGroup: 'primary',
    QueryStatement: 'SELECT ? * 2, ?',
  })
  expect(await account.rows("EXECUTE twice USING 21, 'x'")).toEqual([['42', 'x']])
  expect(await account.rows('EXECUTE twice', { ExecutionParameters: ['4', "'it''s'"] })).toEqual([['8', "it's"]])
  await account.done('PREPARE half FROM SELECT ? / 2')
  expect(await account.rows('EXECUTE half USING 9')).toEqual([['4']])
  expect(
    (await account.service.operations.ListPreparedStatements({ WorkGroup: 'primary' })).PreparedStatements?.map(
      ({ StatementName }) => StatementName,
    ),
  ).toEqual(['half', 'twice'])
  await account.done('DEALLOCATE PREPARE half')
  await expect(start({ QueryString: 'EXECUTE half USING 1' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' })
})

test('named queries, workgroups and lists', async () => {
  const { operations } = account.service
  const { NamedQueryId } = await operations.CreateNamedQuery({ Name: 'q', Database: 'sales', QueryString: 'SELECT 1' })
  expect((await operations.GetNamedQuery({ NamedQueryId })).NamedQuery).toMatchObject({ Name: 'q', WorkGroup: 'primary' })
  expect(await operations.ListNamedQueries({})).toEqual({ NamedQueryIds: [NamedQueryId] })
  await operations.CreateWorkGroup({ Name: 'etl', Configuration: { ResultConfiguration: { OutputLocation: 's3://lake/etl/' } } })
  await operations.UpdateWorkGroup({ WorkGroup: 'etl', ConfigurationUpdates: { BytesScannedCutoffPerQuery: 10_000_000 } })
  expect((await operations.GetWorkGroup({ WorkGroup: 'etl' })).WorkGroup?.Configuration).toMatchObject({
    BytesScannedCutoffPerQuery: 10_000_000,
    ResultConfiguration: { OutputLocation: 's3://lake/etl/' },
  })
  expect((await operations.ListWorkGroups({})).WorkGroups?.map(({ Name }) => Name)).toEqual(['bare', 'etl', 'primary', 'strict'])
  await expect(operations.CreateWorkGroup({ Name: 'etl' })).rejects.toMatchObject({ message: 'WorkGroup is already created' })
  const a = await account.done('SELECT 1')
  expect(await operations.ListQueryExecutions({})).toEqual({ QueryExecutionIds: [a.QueryExecutionId] })
  expect(
    (await operations.BatchGetQueryExecution({ QueryExecutionIds: [a.QueryExecutionId!, 'x'] })).UnprocessedQueryExecutionIds,
  ).toMatchObject([{ QueryExecutionId: 'x' }])
})

test('no SQL reaches a file outside the state folder', async () => {
  // Not even by a table: its location is a bucket, and a bucket is a folder of the account.
  await account.done("CREATE EXTERNAL TABLE outside (line string) LOCATION 's3://lake/../../../etc/'")
  const query = await account.run('SELECT * FROM outside')
  expect(query.Status?.State === 'FAILED' || query.Statistics?.DataScannedInBytes === 0).toBe(true)
})

test('a later process still knows finished queries and their results', async () => {
  const { QueryExecutionId } = await account.done("SELECT 'kept' AS x")
  const later = athena({ environment: account.environment, store: account.store, catalog: account.catalog })
  const { QueryExecution } = await later.operations.GetQueryExecution({ QueryExecutionId })
  expect(QueryExecution?.Status?.SubmissionDateTime).toBeInstanceOf(Date)
  expect((await later.operations.GetQueryResults({ QueryExecutionId })).ResultSet?.Rows?.[1]).toEqual({ Data: [{ VarCharValue: 'kept' }] })
  await later.close()
})

test('queries run side by side', async () => {
  const results = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => account.rows(`SELECT sum(x) * ${number} FROM UNNEST(sequence(1, 10000)) AS t(x)`)),
  )
  expect(results.map(([row]) => row?.[0])).toEqual([1, 2, 3, 4, 5].map((number) => String(50_005_000 * number)))
})

test('a failed query tells why', async () => {
  const { Status } = await account.run('SELECT 1 / 0')
  expect(Status).toMatchObject({
    State: 'FAILED',
    StateChangeReason: 'DIVISION_BY_ZERO: Division by zero',
    AthenaError: { ErrorCategory: 2, Retryable: false },
  })
})
