import { randomUUID } from 'node:crypto'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../asl/json.ts'
import { startExecution } from '../../../engine/index.ts'
import { localObjects } from '../../../local/objects/local-objects.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

async function openObjects() {
  const environment = await emptyEnvironment()
  const { store } = s3({ environment })
  await store.createBucket('lake')
  return { environment, store, objects: localObjects({ store, clock: environment.clock, uuid: randomUUID }) }
}

async function writeParquet(file: string): Promise<void> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT 1::BIGINT AS id, 'o''k' AS name, DATE '2026-01-02' AS day, [1, 2] AS list, NULL AS nothing) TO '${file}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}

test('objects are listed, read and written as the engine needs them', async () => {
  const { objects, environment } = await openObjects()
  await objects.write('lake', 'in/a.json', '[1]')
  expect(Buffer.from(await objects.read('lake', 'in/a.json')).toString()).toBe('[1]')
  expect(await objects.list('lake', 'in/')).toEqual([
    { key: 'in/a.json', size: 3, etag: '"35dba5d75538a9bbe0b4da4422759a0e"', lastModified: environment.clock.now() },
  ])
})

test('rows of Parquet are JSON', async () => {
  const { objects, store, environment } = await openObjects()
  const file = `${environment.root}/rows.parquet`
  await writeParquet(file)
  await store.adopt('lake', "it's.parquet", file)
  expect(await objects.readParquet?.('lake', "it's.parquet")).toEqual([
    { id: 1, name: "o'k", day: '2026-01-02', list: [1, 2], nothing: null },
  ])
})

test('an object that there is not fails in the words of S3', async () => {
  const { objects } = await openObjects()
  await expect(objects.read('lake', 'none')).rejects.toMatchObject({ name: 'TaskFailure', error: 'S3.NoSuchKeyException' })
  await expect(objects.readParquet?.('lake', 'none')).rejects.toMatchObject({ error: 'S3.NoSuchKeyException' })
  await expect(objects.list('nowhere', '')).rejects.toMatchObject({ error: 'S3.NoSuchBucketException' })
})

test('a Distributed Map reads its items from a bucket and leaves its results in it', async () => {
  const { objects, store, environment } = await openObjects()
  await store.write('lake', 'in/rows.csv', 'id,total\n1,5\n2,7\n')
  const definition: JsonObject = {
    QueryLanguage: 'JSONata',
    StartAt: 'Rows',
    States: {
      Rows: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          Arguments: { Bucket: 'lake', Key: 'in/rows.csv' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Row',
          States: { Row: { Type: 'Pass', Output: '{% $number($states.input.total) %}', End: true } },
        },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Arguments: { Bucket: 'lake', Prefix: 'out' },
          WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' },
        },
        End: true,
      },
    },
  }
  const { clock, uuid } = environment
  const tasks = { run: () => Promise.reject(new Error('no task here')) }
  const { status, cause } = await startExecution({ definition, input: {}, clock, uuid, random: () => 0, tasks, objects }).result
  expect({ status, cause }).toEqual({ status: 'SUCCEEDED', cause: undefined })
  const results = (await store.list('lake', 'out/')).filter(({ key }) => key.endsWith('SUCCEEDED_0.json'))
  expect(Buffer.from(await store.read('lake', results[0]?.key ?? '')).toString()).toBe('[5,7]')
})
