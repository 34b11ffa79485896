import { expect, test } from '@jest/globals'
import { expectColumnValuesToBeBetween, expectColumnValuesToBeUnique, type Suite, suite } from '../../../quality/index.ts'
import type { Pipeline } from '../../../services/index.ts'
import { gatedDataset, gateResources, qualityGatePipeline } from '../../../workflows/quality-gate/pipeline.ts'
import { PURCHASE_COLUMNS } from '../../../workflows/quality-gate/purchases.ts'
import { quarantineReleasePipeline } from '../../../workflows/quarantine-release/pipeline.ts'
import type { DeploymentAccount } from '../deployment-account.ts'
import { BUCKET, purchase, purchasesLake } from '../quality-gate/purchases-lake.ts'

const DAY = '2025-03-01'
const INPUT = { record_type: 'purchases', dt: DAY }
const JUDGED = `judged/purchases/dt=${DAY}/`

const atLeast = (least: number) => [
  expectColumnValuesToBeBetween({ column: 'quantity', minValue: least }),
  expectColumnValuesToBeUnique({ column: 'invoice_no' }),
]

/** A gate and a release under the same rules. */
function under(rules: Suite['expectations']): { readonly gate: Pipeline; readonly release: Pipeline } {
  const resources = gateResources(BUCKET)
  const datasets = { purchases: gatedDataset(resources, 'purchases', PURCHASE_COLUMNS, suite('purchases', rules)) }
  return { gate: qualityGatePipeline('gate', resources, datasets), release: quarantineReleasePipeline('release', resources, datasets) }
}

const strict = under(atLeast(5))
const mild = under(atLeast(2))

/** Three clean rows, one short of the strict rule, one that no rule lets pass. */
async function gated(): Promise<DeploymentAccount> {
  const rows = [7, 8, 9, 3, 0].map((quantity, index) => purchase(`i${index}`, { quantity }))
  const account = await purchasesLake([strict.gate, strict.release], { [DAY]: rows })
  expect((await account.run(strict.gate, INPUT, 'gate-1')).error).toBe('Quality.GateFailed')
  return account
}

/** Invoices with their reasons by verdict, of the run that counts. */
async function standing(account: DeploymentAccount) {
  const { run } = await account.json(BUCKET, `${JUDGED}current.json`)
  const rows = await account.query(
    `SELECT invoice_no, verdict, reasons FROM judged_purchases WHERE dt = '${DAY}' AND run = '${run}' ORDER BY invoice_no, verdict`,
  )
  return rows.map((row) => row.join(' '))
}

/** Mends the quarantined rows of the first gate in their place. */
async function mend(account: DeploymentAccount, select: string): Promise<void> {
  const folder = `${JUDGED}run=gate-1/verdict=quarantined/`
  await account.query(`UNLOAD (SELECT ${select} FROM judged_purchases WHERE dt = '${DAY}' AND run = 'gate-1' AND verdict = 'quarantined')
    TO 's3://${BUCKET}/mended/' WITH (format = 'PARQUET')`)
  for (const key of await account.keys(BUCKET, folder))
    await account.aws.services.s3.operations.DeleteObject?.({ Bucket: BUCKET, Key: key })
  for (const key of await account.keys(BUCKET, 'mended/')) {
    await account.aws.store.write(BUCKET, folder + key.split('/').at(-1), await account.aws.store.read(BUCKET, key))
  }
}

const AS_IT_IS = 'invoice_no, stock_code, description, quantity, unit_price, customer_id, reasons'
const QUANTITY = 'quantity: expect_column_values_to_be_between'

test('milder rules release the rows that pass now, keep the others with their reasons, and a second run changes nothing', async () => {
  const account = await gated()
  const { status, output } = await account.run(mild.release, INPUT, 'release-1')
  expect(status).toBe('SUCCEEDED')
  expect(output).toEqual({ ...INPUT, run: 'release-1', released: 1, kept: 1, clean: 4, cleanButFailing: 0 })
  const after = ['i0 clean ', 'i1 clean ', 'i2 clean ', 'i3 clean ', `i4 quarantined ${QUANTITY}`]
  expect(await standing(account)).toEqual(after)
  const before = await account.keys(BUCKET, JUDGED)
  const pointer = await account.text(BUCKET, `${JUDGED}current.json`)
  const again = await account.run(mild.release, INPUT, 'release-2')
  expect(again.output).toEqual({ ...INPUT, run: 'release-1', released: 0, kept: 1, clean: 4, cleanButFailing: 0 })
  expect(await account.keys(BUCKET, JUDGED)).toEqual(before)
  expect(await account.text(BUCKET, `${JUDGED}current.json`)).toBe(pointer)
})

test('the same rules over the same rows release nothing', async () => {
  const account = await gated()
  const { output } = await account.run(strict.release, INPUT, 'release-1')
  expect(output).toMatchObject({ run: 'gate-1', released: 0, kept: 2, clean: 3 })
})

test('mended rows are released under the rules that they broke', async () => {
  const account = await gated()
  await mend(account, AS_IT_IS.replace('quantity', "CASE WHEN invoice_no = 'i4' THEN 50 ELSE quantity END AS quantity"))
  const { output } = await account.run(strict.release, INPUT, 'release-1')
  expect(output).toMatchObject({ released: 1, kept: 1, clean: 4 })
  expect(await standing(account)).toEqual(['i0 clean ', 'i1 clean ', 'i2 clean ', `i3 quarantined ${QUANTITY}`, 'i4 clean '])
})

test('a row that was mended into the double of a clean one stays quarantined, and the clean one stays clean', async () => {
  const account = await gated()
  const mended = AS_IT_IS.replace('quantity', '60 AS quantity').replace(
    'invoice_no',
    "CASE WHEN invoice_no = 'i4' THEN 'i0' ELSE invoice_no END AS invoice_no",
  )
  await mend(account, mended)
  const { output } = await account.run(strict.release, INPUT, 'release-1')
  expect(output).toMatchObject({ released: 1, kept: 1, clean: 4, cleanButFailing: 1 })
  expect(await standing(account)).toEqual([
    'i0 clean ',
    'i0 quarantined invoice_no: expect_column_values_to_be_unique',
    'i1 clean ',
    'i2 clean ',
    'i3 clean ',
  ])
})

test('stricter rules take nothing out of clean', async () => {
  const account = await gated()
  const { output } = await account.run(under(atLeast(8)).release, INPUT)
  expect(output).toMatchObject({ released: 0, kept: 2, clean: 3, cleanButFailing: 1 })
})

test('a quarantine from which a row was taken is not released from', async () => {
  const account = await gated()
  await mend(account, `DISTINCT ${AS_IT_IS.replace('invoice_no', "'i9' AS invoice_no").replace('quantity', '60 AS quantity')}`)
  const { error } = await account.run(strict.release, INPUT)
  expect(error).toBe('Release.RowsChanged')
  expect((await account.json(BUCKET, `${JUDGED}current.json`)).run).toBe('gate-1')
})

test('a partition that no gate has judged has nothing to release', async () => {
  const account = await purchasesLake([strict.gate, strict.release], { [DAY]: [purchase('i1')] })
  expect((await account.run(strict.release, INPUT)).error).toBe('Release.NothingJudged')
})

test('what is no input of a release ends with its own error, and nothing is released', async () => {
  const account = await gated()
  const before = await account.json(BUCKET, `${JUDGED}current.json`)
  const refused = async (input: object) => {
    const { status, error } = await account.run(strict.release, input as never)
    return `${status} ${error}`
  }
  expect(await refused({ ...INPUT, day: DAY })).toBe('FAILED Input.Invalid')
  expect(await refused({ ...INPUT, dt: '2025-13-01' })).toBe('FAILED Input.Invalid')
  expect(await refused({ record_type: 'purchases' })).toBe('FAILED Input.Invalid')
  expect(await refused({ ...INPUT, record_type: 7 })).toBe('FAILED Input.Invalid')
  expect(await refused({ ...INPUT, record_type: 'orders' })).toBe('FAILED Quality.RecordTypeUnknown')
  expect(await account.json(BUCKET, `${JUDGED}current.json`)).toEqual(before)
})

test('of two releases at once one counts, and no row comes twice', async () => {
  const account = await gated()
  const runs = await Promise.all(['release-1', 'release-2'].map((name) => account.run(mild.release, INPUT, name)))
  const ended = runs.map(({ status, error, output }) => error ?? `${status} ${(output as { released: number }).released}`).toSorted()
  // The second either begins after the first has ended, or is told that it was overtaken.
  expect([
    ['Release.Superseded', 'SUCCEEDED 1'],
    ['SUCCEEDED 0', 'SUCCEEDED 1'],
  ]).toContainEqual(ended)
  expect(await standing(account)).toEqual(['i0 clean ', 'i1 clean ', 'i2 clean ', 'i3 clean ', `i4 quarantined ${QUANTITY}`])
})

test('a table that is gone is named, and the state that counts stays', async () => {
  const account = await gated()
  const before = await account.json(BUCKET, `${JUDGED}current.json`)
  await account.aws.services.glue.operations.DeleteTable?.({ DatabaseName: 'quality_lake', Name: 'recheck_purchases' })
  const { status, error, cause } = await account.run(strict.release, INPUT)
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(cause).toContain('recheck_purchases')
  expect(await account.json(BUCKET, `${JUDGED}current.json`)).toEqual(before)
})
