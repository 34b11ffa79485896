// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tokens and what looks like them are what is tested
import { expect, test } from '@jest/globals'
import {
  bucket,
  catalogTable,
  crawledTable,
  crawler,
  csvClassifier,
  database,
  deadLetterQueue,
  defaultBus,
  dynamoTable,
  eventBus,
  folder,
  kmsKey,
  localNamer,
  namedQuery,
  plainDeclarations,
  queue,
  stream,
  topic,
  workgroup,
} from '../../../services/index.ts'

const lake = bucket('lake', { zones: { source: 'source/', results: 'athena-results/' } })
const events = database('user_events')

test('declarations are frozen through and through', () => {
  expect(Object.isFrozen(lake)).toBe(true)
  expect(Object.isFrozen(lake.zones.source)).toBe(true)
})

test('an id that cannot be a name is refused with what to do', () => {
  expect(() => bucket('my lake')).toThrow(/"my lake" cannot be the id of a bucket/)
  expect(() => database('user-events')).toThrow(/lower-case letters, digits and "_"/)
})

test('a folder inside a folder has its slash', () => {
  expect(folder(lake.zones.source, 'schema=1.0.0').uri).toBe(`s3://${lake.name}/source/schema=1.0.0/`)
  expect(folder(lake, '').uri).toBe(`s3://${lake.name}/`)
})

test('a raw bucket that is written once keeps versions; an encrypted one names its key', () => {
  const key = kmsKey('lake')
  expect(bucket('raw', { writeOnce: true, encryption: key })).toMatchObject({ versioned: true, encryption: { kind: 'key', key: key.arn } })
  expect(stream('in').encryption).toEqual({ kind: 'managed' })
})

test('a crawler of new folders neither updates nor deletes, as AWS demands', () => {
  const options = {
    database: events,
    targets: [lake.zones.source],
    onChange: 'update',
    onDelete: 'delete',
    recrawl: 'new-folders',
  } as const
  expect(crawler('curated', options)).toMatchObject({ onChange: 'log', onDelete: 'log' })
})

test('a crawled table is in the database and folder of its crawler', () => {
  const made = crawler('events', { database: events, targets: [lake.zones.source], tablePrefix: 'silver_' })
  expect(crawledTable(made, 'source')).toEqual({
    kind: 'crawled-table',
    database: events.name,
    table: 'silver_source',
    folder: lake.zones.source,
  })
  expect(() => crawledTable(made, 'source', 1)).toThrow(/has no target 1/)
})

test('plain declarations are what the local account is made from', () => {
  const classifier = csvClassifier('sluice-csv')
  const queries = workgroup('user-events', { results: lake.zones.results })
  const failed = deadLetterQueue('failed')
  const plain = plainDeclarations(
    [
      queue('work', { deadLetters: { queue: failed, after: 3 } }),
      failed,
      lake,
      lake,
      events,
      classifier,
      crawler('user-events', { database: events, targets: [lake.zones.source], classifiers: [classifier] }),
      catalogTable('judged', {
        database: events,
        folder: folder(lake, 'output/judged/'),
        columns: [['reasons', 'string']],
        partitionKeys: [['run', 'string']],
        projection: { run: { type: 'injected' } },
      }),
      queries,
      namedQuery('top', { database: events, workgroup: queries, sql: 'SELECT 1' }),
      dynamoTable('seen', { partitionKey: ['id', 'S'], timeToLive: 'expires' }),
      topic('alerts'),
      stream('in', { shards: 1 }),
      eventBus('orders'),
      defaultBus,
    ],
    localNamer(),
  )
  expect(plain).toMatchObject({
    buckets: ['lake'],
    databases: ['user_events'],
    classifiers: [{ Name: 'sluice-csv', Delimiter: ',', QuoteSymbol: '"', ContainsHeader: 'PRESENT', Serde: 'OpenCSVSerDe' }],
    crawlers: [
      {
        Name: 'user-events',
        DatabaseName: 'user_events',
        Classifiers: ['sluice-csv'],
        Targets: { S3Targets: [{ Path: 's3://lake/source/' }] },
        SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
        Configuration: '{"Version":1,"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"}}',
      },
    ],
    workgroups: [{ name: 'user-events', outputLocation: 's3://lake/athena-results/' }],
    namedQueries: [{ name: 'top', database: 'user_events', workgroup: 'user-events', sql: 'SELECT 1' }],
    eventBuses: ['orders'],
  })
  expect(plain.tables[0]).toMatchObject({
    database: 'user_events',
    input: {
      Name: 'judged',
      Parameters: {
        classification: 'parquet',
        'projection.enabled': 'true',
        'projection.run.type': 'injected',
        'storage.location.template': 's3://lake/output/judged/run=${run}/',
      },
      StorageDescriptor: { Location: 's3://lake/output/judged/' },
    },
  })
  expect(plain.queues.map(({ name, deadLetters }) => [name, deadLetters?.queue])).toEqual([
    ['failed', undefined],
    ['work', 'arn:aws:sqs:us-east-1:000000000000:failed'],
  ])
})
