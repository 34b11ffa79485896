import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { objectStore } from './object-store.ts'
import { chain, runMachine, type TestOptions } from './start-machine.ts'

const pass = { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } }

function distributed(fields: JsonObject, processor: JsonObject = pass): JsonObject {
  return chain({
    Each: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...processor }, ...fields },
  })
}

function reader(config: JsonObject, Key = 'file', resource = 'getObject'): JsonObject {
  return { ItemReader: { Resource: `arn:aws:states:::s3:${resource}`, ReaderConfig: config, Arguments: { Bucket: 'lake', Key } } }
}

async function read(objects: Readonly<Record<string, string | Uint8Array>>, fields: JsonObject) {
  return runMachine(distributed(fields), {}, { objects: objectStore(objects).port })
}

test.each<[string, string | Uint8Array, JsonObject, JsonValue]>([
  ['a JSON array', '[1, {"a": 2}]', { InputType: 'JSON' }, [1, { a: 2 }]],
  ['a list inside a JSON document', '{"a": {"b": [1, 2]}}', { InputType: 'JSON', ItemsPointer: '/a/b' }, [1, 2]],
  ['the first items of a file', '[1, 2, 3]', { InputType: 'JSON', MaxItems: 2 }, [1, 2]],
  ['JSON lines', '{"a": 1}\n\n{"a": 2}\n', { InputType: 'JSONL' }, [{ a: 1 }, { a: 2 }]],
  ['compressed JSON lines', gzipSync('{"a": 1}\n'), { InputType: 'JSONL' }, [{ a: 1 }]],
  [
    'CSV with its own header',
    'a,b\n1,"x, ""y"""\n2\n',
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    [
      { a: '1', b: 'x, "y"' },
      { a: '2', b: '' },
    ],
  ],
  [
    'CSV with a given header',
    '1|2|3\n',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'], CSVDelimiter: 'PIPE' },
    [{ a: '1', b: '2' }],
  ],
])('items are read from %s', async (_name, body, config, expected) => {
  expect((await read({ 'lake/file': body }, reader(config))).output).toEqual(expected)
})

test('the objects below a prefix are items of their own', async () => {
  const fields = { ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'lake', Prefix: 'raw/' } } }
  const result = await read({ 'lake/raw/a': 'xx', 'lake/clean/b': '' }, fields)
  expect(result.output).toEqual([{ Etag: '"etag"', Key: 'raw/a', LastModified: 1_700_000_000, Size: 2, StorageClass: 'STANDARD' }])
})

test('LOAD_AND_FLATTEN reads every object below a prefix', async () => {
  const ReaderConfig = { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }
  const fields = {
    ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig, Arguments: { Bucket: 'lake', Prefix: 'raw/' } },
  }
  expect((await read({ 'lake/raw/a': '1\n2', 'lake/raw/b': '3' }, fields)).output).toEqual([1, 2, 3])
})

test('an Athena manifest names the files of an UNLOAD', async () => {
  const objects = {
    'lake/manifest.csv': 's3://lake/out/1.gz\ns3://lake/out/2.gz\n',
    'lake/out/1.gz': gzipSync('{"n":1}'),
    'lake/out/2.gz': gzipSync('{"n":2}'),
  }
  const fields = reader({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' }, 'manifest.csv')
  expect((await read(objects, fields)).output).toEqual([{ n: 1 }, { n: 2 }])
})

test('an S3 inventory names compressed CSV files', async () => {
  const manifest = { destinationBucket: 'arn:aws:s3:::inventory', fileSchema: 'Bucket, Key', files: [{ key: 'data/1.csv.gz' }] }
  const objects = { 'lake/manifest.json': JSON.stringify(manifest), 'inventory/data/1.csv.gz': gzipSync('"lake","raw/a"\n') }
  const result = await read(objects, reader({ InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }, 'manifest.json'))
  expect(result.output).toEqual([{ Bucket: 'lake', Key: 'raw/a' }])
})

test('a reader that finds no object fails with an error that can be caught', async () => {
  const definition = distributed({
    ...reader({ InputType: 'JSON' }),
    Catch: [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'Caught' }],
  })
  const withCatch = { ...definition, States: { ...(definition.States as JsonObject), Caught: { Type: 'Succeed' } } }
  const result = await runMachine(withCatch, {}, { objects: objectStore({}).port })
  expect(result.output).toEqual({ Error: 'States.ItemReaderFailed', Cause: 'There is no object file in lake.' })
  expect(result.events.map((event) => event.type)).toContain('MapRunFailed')
})

test('batches hold as many items and bytes as ItemBatcher says', async () => {
  const byCount = distributed({ Items: [1, 2, 3], ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { day: '{% $states.input.day %}' } } })
  expect((await runMachine(byCount, { day: 'Mon' })).output).toEqual([
    { BatchInput: { day: 'Mon' }, Items: [1, 2] },
    { BatchInput: { day: 'Mon' }, Items: [3] },
  ])
  const byBytes = distributed({ Items: ['aaaaaaaa', 'bbbbbbbb', 'cc'], ItemBatcher: { MaxInputBytesPerBatch: 36 } })
  expect((await runMachine(byBytes)).output).toEqual([{ Items: ['aaaaaaaa', 'bbbbbbbb'] }, { Items: ['cc'] }])
})

const failsOnOdd: JsonObject = {
  StartAt: 'Odd?',
  States: {
    'Odd?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input % 2 = 1 %}', Next: 'Bad' }], Default: 'Good' },
    Bad: { Type: 'Fail', Error: 'Odd' },
    Good: { Type: 'Succeed' },
  },
}

test.each<[JsonObject, string]>([
  [{}, 'FAILED'],
  [{ ToleratedFailureCount: 1 }, 'FAILED'],
  [{ ToleratedFailureCount: 2 }, 'SUCCEEDED'],
  [{ ToleratedFailurePercentage: 49 }, 'FAILED'],
  [{ ToleratedFailurePercentage: 50 }, 'SUCCEEDED'],
])('with %j two failures of four items end the run as %s', async (fields, status) => {
  const result = await runMachine(distributed({ Items: [1, 2, 3, 4], ...fields }, failsOnOdd))
  expect(result.status).toBe(status)
  if (status === 'FAILED') expect(result.error).toBe('States.ExceedToleratedFailureThreshold')
  else expect(result.output).toEqual([2, 4])
})

test('a result writer leaves a manifest and one file for each status', async () => {
  const store = objectStore({})
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'lake', Prefix: 'results' } }
  const definition = distributed({ Items: [1, 2], ToleratedFailurePercentage: 100, ResultWriter }, failsOnOdd)
  const result = await runMachine(definition, {}, { objects: store.port })
  const { ResultWriterDetails } = result.output as { ResultWriterDetails: { Key: string } }
  const folder = ResultWriterDetails.Key.replace('/manifest.json', '')
  expect(store.paths()).toEqual(['FAILED_0.json', 'SUCCEEDED_0.json', 'manifest.json'].map((name) => `lake/${folder}/${name}`))
  const manifest = JSON.parse(store.text(`lake/${ResultWriterDetails.Key}`))
  expect(manifest).toMatchObject({
    DestinationBucket: 'lake',
    ResultFiles: { PENDING: [], SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json` }] },
  })
  expect(JSON.parse(store.text(`lake/${folder}/SUCCEEDED_0.json`))).toMatchObject([{ Input: '2', Output: '2', Status: 'SUCCEEDED' }])
  expect(JSON.parse(store.text(`lake/${folder}/FAILED_0.json`))).toMatchObject([{ Input: '1', Error: 'Odd', Status: 'FAILED' }])
})

test('children know nothing of the outer variables and count no events in the parent', async () => {
  const child = { StartAt: 'Look', States: { Look: { Type: 'Pass', Output: '{% $exists($outer) %}', End: true } } }
  const each = {
    Type: 'Map',
    Items: [1, 2],
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...child },
  }
  const result = await runMachine(chain({ Set: { Type: 'Pass', Assign: { outer: 1 } }, Each: each }))
  expect(result.output).toEqual([false, false])
  expect(result.events.map((event) => event.type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'MapStateEntered',
    'MapStateStarted',
    'MapRunStarted',
    'MapRunSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ])
})

test('children are told as they end, with the reason of their failure', async () => {
  const told: unknown[] = []
  const options: TestOptions = { onChildExecution: ({ input, result }) => told.push([input, result.status, result.error]) }
  await runMachine(distributed({ Items: [2, 1], MaxConcurrency: 1 }, failsOnOdd), {}, options)
  expect(told).toEqual([
    [2, 'SUCCEEDED', undefined],
    [1, 'FAILED', 'Odd'],
  ])
})

test('how far a map run is is told at its beginning and after each child', async () => {
  const told: unknown[] = []
  const options: TestOptions = { onMapRun: ({ total, ended }) => told.push([ended, total]) }
  await runMachine(distributed({ Items: [2, 4, 6], MaxConcurrency: 1 }, failsOnOdd), {}, options)
  expect(told).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
    [3, 3],
  ])
})

test('MaxConcurrency bounds the children that run at one time', async () => {
  const child = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, End: true } } }
  const result = await runMachine(distributed({ Items: '{% [1..10] %}', MaxConcurrency: 4 }, child))
  expect(result.stopDate - result.startDate).toBe(3000)
})
