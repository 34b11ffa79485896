import { expect, test } from '@jest/globals'
import { TaskFailure } from '../../../engine/index.ts'
import { qualityGatePipelineOfPurchases as pipeline } from '../../../workflows/quality-gate/instance.ts'
import type { DeploymentAccount } from '../deployment-account.ts'
import { BUCKET, purchase, purchasesLake } from './purchases-lake.ts'

const DAY = '2025-03-01'
const INPUT = { record_type: 'purchases', dt: DAY }
const BAD = [purchase('i1'), purchase('i2', { description: null, quantity: 0 }), purchase('i3', { description: 'lost' })]

test('a gate that passes gives its verdict, keeps its result and tells nobody', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: [purchase('i1'), purchase('i2')] })
  const { status, output } = await account.run(pipeline, INPUT, 'r1')
  expect(status).toBe('SUCCEEDED')
  expect(output).toEqual({
    record_type: 'purchases',
    dt: DAY,
    run: 'r1',
    verdict: 'passed',
    failed: false,
    rows: { source: 2, clean: 2, quarantined: 0 },
    failures: [],
    result: `s3://${BUCKET}/ge/results/purchases/dt=${DAY}/r1.json`,
    marker: '',
  })
  expect(await account.json(BUCKET, `ge/results/purchases/dt=${DAY}/r1.json`)).toMatchObject({ success: true, suite_name: 'purchases' })
  expect(account.published).toEqual([])
  expect(await account.keys(BUCKET, 'quarantine/')).toEqual([])
})

test('a gate that fails quarantines every failing row with all its reasons, leaves a marker, tells the topic once and ends with its name', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: BAD })
  const { status, error, cause } = await account.run(pipeline, { ...INPUT, result_prefix: 'ge/mine' }, 'r1')
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'Quality.GateFailed' })
  expect(cause).toContain('purchases, 2025-03-01: 2 of 3 rows are quarantined')
  const quarantined = `SELECT invoice_no, reasons FROM judged_purchases WHERE dt = '${DAY}' AND run = 'r1' AND verdict = 'quarantined' ORDER BY 1`
  expect(await account.query(quarantined)).toEqual([
    ['i2', 'quantity: expect_column_values_to_be_between; description: expect_column_values_to_not_be_null'],
    ['i3', 'description: expect_column_values_to_not_match_regex'],
  ])
  const marker = await account.json(BUCKET, `quarantine/purchases/dt=${DAY}/r1.json`)
  expect(marker).toMatchObject({
    record_type: 'purchases',
    dt: DAY,
    run: 'r1',
    verdict: 'critical',
    rows: { source: 3, clean: 1, quarantined: 2 },
    quarantined: `s3://${BUCKET}/judged/purchases/dt=${DAY}/run=r1/verdict=quarantined/`,
    result: `s3://${BUCKET}/ge/mine/purchases/dt=${DAY}/r1.json`,
  })
  expect(account.published).toHaveLength(1)
  expect(JSON.parse(String(account.published[0]?.Message))).toMatchObject({ record_type: 'purchases', dt: DAY, verdict: 'critical' })
})

test('a warning passes the gate, but its rows are quarantined all the same', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: [purchase('i1'), purchase('i2', { quantity: 0 })] })
  const { status, output } = await account.run(pipeline, INPUT)
  expect(status).toBe('SUCCEEDED')
  expect(output).toMatchObject({ verdict: 'warning', failed: false, rows: { source: 2, clean: 1, quarantined: 1 } })
})

test('a topic that refuses changes nothing about the gate', async () => {
  const lost = new TaskFailure('SNS.NotFoundException', 'no such topic', 'failed')
  const account = await purchasesLake([pipeline], { [DAY]: BAD }, { lost })
  const { error, cause } = await account.run(pipeline, INPUT, 'r1')
  expect(error).toBe('Quality.GateFailed')
  expect(cause).toContain('the topic could not be told: SNS.NotFoundException')
  expect(await account.keys(BUCKET, 'quarantine/')).toHaveLength(1)
})

test('the partition-written event starts the same gate as a person does', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: BAD })
  const event = {
    source: 'sluice.lake',
    'detail-type': 'Partition Written',
    detail: { ...INPUT, bucket: BUCKET, prefix: `silver/purchases/dt=${DAY}/` },
  }
  expect((await account.run(pipeline, event)).error).toBe('Quality.GateFailed')
})

test.each<[string, object, string]>([
  ['a partition that is not there', { ...INPUT, dt: '2025-03-02' }, 'Quality.PartitionNotFound'],
  ['a record type that nobody declared', { ...INPUT, record_type: 'orders' }, 'Quality.RecordTypeUnknown'],
  ['a day that is none', { ...INPUT, dt: '2025-13-01' }, 'Input.Invalid'],
  ['results outside their zone', { ...INPUT, result_prefix: 'silver/purchases' }, 'Input.Invalid'],
])('%s ends with its own error', async (_, input, name) => {
  const account = await purchasesLake([pipeline], { [DAY]: BAD })
  const { status, error } = await account.run(pipeline, input as never)
  expect({ status, error }).toEqual({ status: 'FAILED', error: name })
  expect(account.published).toEqual([])
})

test('a table that is gone ends with its own error', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: BAD })
  await account.aws.services.glue.operations.DeleteTable?.({ DatabaseName: 'quality_lake', Name: 'purchases' })
  expect((await account.run(pipeline, INPUT)).error).toBe('Quality.TableNotFound')
})

test('two triggers can be switched on, and both are off', () => {
  expect(pipeline.triggers.map(({ id, enabled }) => [id, enabled])).toEqual([
    ['quality-gate-partition-written', false],
    ['quality-gate-nightly', false],
  ])
})

type Spoil = (account: DeploymentAccount, prefix: string) => Promise<unknown>
test.each<[string, Spoil, RegExp]>([
  [
    'a file that was cut off',
    (account, prefix) => account.aws.store.write(BUCKET, `${prefix}b.parquet`, 'PAR1 cut off'),
    /No magic bytes .*b\.parquet/,
  ],
  [
    'a column of another type',
    (account, prefix) =>
      account.query(`UNLOAD (SELECT 'i9' AS invoice_no, 's' AS stock_code, 'd' AS description, 'many' AS quantity, 1e0 AS unit_price,
        'c' AS customer_id) TO 's3://${BUCKET}/${prefix}b/' WITH (format = 'PARQUET')`),
    /HIVE_BAD_DATA: Field quantity's type VARCHAR in parquet file s3:/,
  ],
])('%s in the partition ends the gate by name, with the words of Athena and nothing else', async (_, spoil, words) => {
  const account = await purchasesLake([pipeline], { [DAY]: [purchase('i1'), purchase('i2')] })
  await spoil(account, `silver/purchases/dt=${DAY}/`)
  const { error, cause = '' } = await account.run(pipeline, INPUT, 'r1')
  expect(error).toBe('Quality.QueryFailed')
  expect(cause).toMatch(words)
  expect(cause).toMatch(new RegExp(`^the scan of purchases, ${DAY}: [A-Z_]+: [^{]+$`))
  expect(await account.keys(BUCKET, 'judged/')).toEqual([])
})

test('an empty file in the partition changes nothing', async () => {
  const account = await purchasesLake([pipeline], { [DAY]: [purchase('i1'), purchase('i2')] })
  await account.aws.store.write(BUCKET, `silver/purchases/dt=${DAY}/b.parquet`, '')
  const { output } = await account.run(pipeline, INPUT, 'r1')
  expect(output).toMatchObject({ verdict: 'passed', rows: { source: 2, clean: 2, quarantined: 0 } })
})
