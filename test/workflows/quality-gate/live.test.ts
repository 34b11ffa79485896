import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { qualityGatePipelineOfPurchases as pipeline } from '../../../workflows/quality-gate/instance.ts'
import { liveAccount } from '../live-account.ts'
import { BUCKET } from './purchases-lake.ts'

const DAY = '2025-03-01'
const EVENT = { record_type: 'purchases', dt: DAY, bucket: BUCKET, prefix: `silver/purchases/dt=${DAY}/` }

/** Two purchases, one of nothing. */
function purchases(): Uint8Array {
  const text = (name: string, data: string[]) => ({ name, type: 'STRING' as const, data })
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        text('invoice_no', ['i1', 'i2']),
        text('stock_code', ['A', 'A']),
        { name: 'description', type: 'STRING', data: ['LAMP', null], nullable: true },
        { name: 'quantity', type: 'INT32', data: [1, 2] },
        { name: 'unit_price', type: 'DOUBLE', data: [1.5, 2.5] },
        text('customer_id', ['c1', 'c2']),
      ],
    }),
  )
}

async function inbox(root: string): Promise<readonly string[]> {
  const files = (await readdir(join(root, 'sns'), { recursive: true }).catch(() => [])).filter((file) =>
    file.endsWith('quality-lake-alerts.jsonl'),
  )
  const texts = await Promise.all(files.map((file) => readFile(join(root, 'sns', file), 'utf8')))
  return texts.flatMap((text) => text.trim().split('\n'))
}

test('the event of a written partition starts the gate, and the topic is told once of its failure', async () => {
  const account = await liveAccount([pipeline], ['quality-gate-partition-written'])
  await account.put(BUCKET, `silver/purchases/dt=${DAY}/a.parquet`, purchases())
  await account.send('sluice.lake', 'Partition Written', EVENT)
  await account.idle()
  expect((await account.endings('quality-gate')).map(({ status, error }) => [status, error])).toEqual([['FAILED', 'Quality.GateFailed']])
  const told = await inbox(account.root)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('purchases')
})

test('several events of one partition, one after another, are one gate', async () => {
  const account = await liveAccount([pipeline], ['quality-gate-partition-written'])
  await account.put(BUCKET, `silver/purchases/dt=${DAY}/a.parquet`, purchases())
  // Held, so that the gate's minute does not pass between two events.
  await account.aws.environment.clock.hold(async () => {
    for (const _ of [1, 2, 3]) await account.send('sluice.lake', 'Partition Written', EVENT)
  })
  await account.idle()
  const endings = await account.endings('quality-gate')
  expect(endings.map(({ status }) => status).toSorted()).toEqual(['FAILED', 'SUCCEEDED', 'SUCCEEDED'])
  const [first] = endings.filter(({ status }) => status === 'SUCCEEDED')
  expect(JSON.parse(first?.output ?? '')).toEqual({ superseded: true, record_type: 'purchases', dt: DAY })
  expect(await inbox(account.root)).toHaveLength(1)
})

test('the event starts nothing where the gate is left to people', async () => {
  const account = await liveAccount([pipeline], [])
  await account.send('sluice.lake', 'Partition Written', EVENT)
  await account.idle()
  expect(await account.endings('quality-gate')).toEqual([])
})
