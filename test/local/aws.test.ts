import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AthenaClient, GetQueryExecutionCommand, ListWorkGroupsCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena'
import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { JsonObject } from '../../asl/json.ts'
import { startExecution } from '../../engine/index.ts'
import { type LocalAws, type LocalResources, localClock, openLocalAws } from '../../local/index.ts'
import { emptyEnvironment } from './environment.ts'

const resources: LocalResources = {
  buckets: ['lake'],
  databases: ['shop'],
  classifiers: [{ Name: 'csv', Delimiter: ',', ContainsHeader: 'PRESENT' }],
  crawlers: [
    {
      Name: 'orders',
      Role: 'crawler',
      DatabaseName: 'shop',
      Classifiers: ['csv'],
      Targets: { S3Targets: [{ Path: 's3://lake/orders/' }] },
    },
  ],
  tables: [
    {
      database: 'shop',
      input: {
        Name: 'events',
        TableType: 'EXTERNAL_TABLE',
        Parameters: { classification: 'json' },
        StorageDescriptor: {
          Location: 's3://lake/events/',
          Columns: [
            { Name: 'id', Type: 'int' },
            { Name: 'country', Type: 'string' },
          ],
          InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          SerdeInfo: { SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
      },
    },
  ],
  workgroups: [{ name: 'sluice', outputLocation: 's3://lake/athena-results/' }],
  namedQueries: [{ name: 'all', database: 'shop', workgroup: 'sluice', description: 'everything', sql: 'SELECT * FROM events' }],
  functions: [{ name: 'orders', handlerFile: new URL('./lambda/handlers/orders.ts', import.meta.url) }],
}

let root: string
let aws: LocalAws
const lines: string[] = []

async function open(): Promise<LocalAws> {
  return openLocalAws({ root, clock: await localClock(root), uuid: randomUUID, log: (line) => lines.push(line) })
}

beforeAll(async () => {
  root = (await emptyEnvironment()).root
  aws = await open()
  await aws.provision(resources)
  await aws.store.write('lake', 'events/1.json', '{"id":1,"country":"at"}\n{"id":2,"country":"de"}\n')
})
afterAll(() => aws.close())

async function run(definition: JsonObject, input: JsonObject = {}) {
  const { clock, uuid } = aws.environment
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:test'
  return startExecution({ definition, input, name: uuid(), stateMachineArn, clock, random: () => 0, uuid, tasks: aws.tasks }).result
}

test('an execution queries, calls a function and reads an object', async () => {
  const { status, output, error, cause } = await run({
    QueryLanguage: 'JSONata',
    StartAt: 'Query',
    States: {
      Query: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
        Arguments: { QueryString: 'SELECT count(*) AS n FROM events', WorkGroup: 'sluice', QueryExecutionContext: { Database: 'shop' } },
        Assign: { location: '{% $states.result.QueryExecution.ResultConfiguration.OutputLocation %}' },
        Next: 'Read',
      },
      Read: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
        Arguments: { Bucket: 'lake', Key: "{% $substringAfter($location, 's3://lake/') %}" },
        Output: '{% $states.result.Body %}',
        Next: 'Call',
      },
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'orders', Payload: { csv: '{% $states.input %}' } },
        Output: '{% $states.result.Payload.event %}',
        End: true,
      },
    },
  })
  expect({ status, output, error, cause }).toEqual({
    status: 'SUCCEEDED',
    output: { csv: '"n"\n"2"\n' },
    error: undefined,
    cause: undefined,
  })
  expect(lines.some((line) => line.includes('csv'))).toBe(true)
})

test('a query that fails fails the task with its reason, and can be caught', async () => {
  const { status, output } = await run({
    QueryLanguage: 'JSONata',
    StartAt: 'Query',
    States: {
      Query: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
        Arguments: { QueryString: 'SELECT nothing FROM nowhere', WorkGroup: 'sluice', QueryExecutionContext: { Database: 'shop' } },
        Catch: [
          {
            ErrorEquals: ['States.TaskFailed'],
            Output: '{% $parse($states.errorOutput.Cause).QueryExecution.Status.State %}',
            Next: 'Done',
          },
        ],
        End: true,
      },
      Done: { Type: 'Succeed' },
    },
  })
  expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: 'FAILED' })
})

test('a task that nothing can be called with ends the execution before it is scheduled', async () => {
  const { status, error, cause, events } = await run({
    QueryLanguage: 'JSONata',
    StartAt: 'Crawl',
    States: {
      Crawl: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler', Arguments: { Crawler: 'orders' }, End: true },
    },
  })
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' })
  expect(cause).toContain("[The field 'Crawler' is not supported by Step Functions, The field 'Name' is required but was missing]")
  expect(events.map(({ type }) => type)).not.toContain('TaskScheduled')
})

test('a crawl is waited for on the clock, which the wait does not spend', async () => {
  await aws.store.write('lake', 'orders/1.csv', 'id,total\n1,2.5\n')
  const began = performance.now()
  const { status, output } = await run({
    QueryLanguage: 'JSONata',
    StartAt: 'Start',
    States: {
      Start: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler', Arguments: { Name: 'orders' }, Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 15, Next: 'Get' },
      Get: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler', Arguments: { Name: 'orders' }, Next: 'Ready?' },
      'Ready?': { Type: 'Choice', Choices: [{ Condition: "{% $states.input.Crawler.State = 'READY' %}", Next: 'Table' }], Default: 'Wait' },
      Table: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getTable',
        Arguments: { DatabaseName: 'shop', Name: 'orders' },
        Output: '{% $states.result.Table.StorageDescriptor.Columns.Name %}',
        End: true,
      },
    },
  })
  expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: ['id', 'total'] })
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('the real clients find all of it at the endpoint', async () => {
  const { url } = await aws.endpoint()
  const config = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
  const glue = new GlueClient(config)
  const athena = new AthenaClient(config)
  try {
    const { Table } = await glue.send(new GetTableCommand({ DatabaseName: 'shop', Name: 'events' }))
    expect(Table?.StorageDescriptor?.Columns?.map(({ Name }) => Name)).toEqual(['id', 'country'])
    await expect(glue.send(new GetTableCommand({ DatabaseName: 'shop', Name: 'none' }))).rejects.toMatchObject({
      name: 'EntityNotFoundException',
    })
    const { QueryExecutionId } = await athena.send(
      new StartQueryExecutionCommand({ QueryString: 'SELECT 1', WorkGroup: 'sluice', QueryExecutionContext: { Database: 'shop' } }),
    )
    let state: string | undefined
    while (state !== 'SUCCEEDED')
      state = (await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))).QueryExecution?.Status?.State
    expect((await athena.send(new ListWorkGroupsCommand({}))).WorkGroups?.map(({ Name }) => Name)).toEqual(['primary', 'sluice'])
  } finally {
    glue.destroy()
    athena.destroy()
  }
})

test('what is declared twice is there once, in this run and in the next', async () => {
  await aws.provision(resources)
  const end = aws.environment.clock.now()
  await aws.close()
  expect(JSON.parse(await readFile(join(root, 'clock.json'), 'utf8')).now).toBeGreaterThanOrEqual(end)
  aws = await open()
  await aws.provision({ ...resources, workgroups: [{ name: 'sluice', outputLocation: 's3://lake/other/' }] })
  const { athena, glue } = aws.services
  const { NamedQueryIds } = (await athena.operations.ListNamedQueries!({ WorkGroup: 'sluice' })) as { NamedQueryIds: string[] }
  expect(NamedQueryIds).toHaveLength(1)
  expect(await athena.operations.GetWorkGroup!({ WorkGroup: 'sluice' })).toMatchObject({
    WorkGroup: { Configuration: { ResultConfiguration: { OutputLocation: 's3://lake/other/' } } },
  })
  expect((await glue.catalog.listTables('shop')).map(({ Name }) => Name)).toEqual(['events', 'orders'])
  await expect(open()).rejects.toMatchObject({ code: 'state-folder-in-use' })
})
