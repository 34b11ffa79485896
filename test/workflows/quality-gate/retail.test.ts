import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { ValidationResult } from '../../../quality/index.ts'
import { gatedDataset, gateResources, qualityGatePipeline } from '../../../workflows/quality-gate/pipeline.ts'
import { PURCHASE_COLUMNS, PURCHASES } from '../../../workflows/quality-gate/purchases.ts'
import { type RetailLine, retailLines } from '../../quality/retail-lines.ts'
import { type DeploymentAccount, deploymentAccount } from '../deployment-account.ts'
import { BUCKET } from './purchases-lake.ts'

const folder = join(import.meta.dirname, '../../../../shared/data/retail')
const isPresent = existsSync(folder)
if (!isPresent) console.warn('skipped: the real data of ../shared/data/retail is not here')
const whenPresent = isPresent ? test : test.skip

const MONTH = '2010-12-31'
const resources = gateResources(BUCKET)
/** The same rows twice: under the typed suite, and under the file of a Great Expectations suite that the gate reads itself. */
const pipeline = qualityGatePipeline('gate', resources, {
  purchases: gatedDataset(resources, 'purchases', PURCHASE_COLUMNS, PURCHASES),
  purchases_gx: gatedDataset(resources, 'purchases_gx', PURCHASE_COLUMNS),
})

/** All bills of the month as one partition, typed by SQL. */
async function load(account: DeploymentAccount): Promise<void> {
  for (const file of readdirSync(folder)) await account.aws.store.write(BUCKET, `csv/${file}`, readFileSync(join(folder, file)))
  await account.query(`CREATE EXTERNAL TABLE bills (invoiceno string, stockcode string, description string, quantity string,
    invoicedate string, unitprice string, customerid string, country string)
    ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' STORED AS TEXTFILE
    LOCATION 's3://${BUCKET}/csv/' TBLPROPERTIES ('skip.header.line.count' = '1')`)
  for (const type of ['purchases', 'purchases_gx']) {
    await account.query(`UNLOAD (
      SELECT invoiceno AS invoice_no, stockcode AS stock_code, nullif(description, '') AS description, CAST(quantity AS integer) AS quantity,
        CAST(unitprice AS double) AS unit_price, nullif(customerid, '') AS customer_id
      FROM bills
    ) TO 's3://${BUCKET}/silver/${type}/dt=${MONTH}/' WITH (format = 'PARQUET')`)
  }
}

/** The rules once more, without any of the project's own code: the row and its reasons. */
function judgedPlainly({ invoice_no, stock_code, description, quantity, unit_price, customer_id }: RetailLine): readonly [string, string] {
  const reasons = [
    customer_id === null && 'customer_id: expect_column_values_to_not_be_null',
    quantity < 1 && 'quantity: expect_column_values_to_be_between',
    unit_price <= 0 && 'unit_price: expect_column_values_to_be_between',
    description === null && 'description: expect_column_values_to_not_be_null',
    /^[a-z ?]+$/.test(description ?? '') && 'description: expect_column_values_to_not_match_regex',
  ]
  return [
    [invoice_no, stock_code, description ?? '', quantity, unit_price, customer_id ?? ''].join('|'),
    reasons.filter(Boolean).join('; '),
  ]
}

async function judged(account: DeploymentAccount, type: string, verdict: string): Promise<readonly string[]> {
  const rows =
    await account.query(`SELECT invoice_no, stock_code, description, CAST(quantity AS varchar), CAST(unit_price AS varchar), customer_id, reasons
    FROM judged_${type} WHERE dt = '${MONTH}' AND run = 'r1-${type}' AND verdict = '${verdict}'`)
  return rows.map(([no, code, text = '', quantity, price, customer = '', reasons]) =>
    [no, code, text, quantity, Number(price), customer, reasons].join('|'),
  )
}

whenPresent(
  'real bills: the quarantined rows are those of a plain computation with all their reasons, the rest is clean, and a Great Expectations file gives the same',
  async () => {
    const account = await deploymentAccount([pipeline])
    await load(account)
    await account.aws.store.write(
      BUCKET,
      'suites/purchases_gx.json',
      readFileSync(join(import.meta.dirname, 'purchases.great-expectations.json')),
    )
    const expected = retailLines(folder).map(judgedPlainly)
    const bad = expected.filter(([, reasons]) => reasons !== '')
    expect(expected).toHaveLength(42_481)
    expect(bad.some(([, reasons]) => reasons.split('; ').length >= 3)).toBe(true)
    const results: ValidationResult[] = []
    for (const type of ['purchases', 'purchases_gx']) {
      const { error } = await account.run(pipeline, { record_type: type, dt: MONTH }, `r1-${type}`)
      expect(error).toBe('Quality.GateFailed')
      expect((await judged(account, type, 'quarantined')).toSorted()).toEqual(bad.map((row) => row.join('|')).toSorted())
      expect(await judged(account, type, 'clean')).toHaveLength(42_481 - bad.length)
      results.push((await account.json(BUCKET, `ge/results/${type}/dt=${MONTH}/r1-${type}.json`)) as unknown as ValidationResult)
    }
    expect(account.published).toHaveLength(2)
    const [typed, file] = results
    expect(typed?.verdict).toBe('critical')
    const verdicts = (result?: ValidationResult) =>
      result?.results.map(({ success, result: { unexpected_count } }) => [success, unexpected_count])
    expect(verdicts(file)).toEqual(verdicts(typed))
    expect({ ...file?.statistics, verdict: file?.verdict }).toEqual({ ...typed?.statistics, verdict: typed?.verdict })
  },
)

test.each<[string, string, string]>([
  ['a suite that is no JSON', '{"name": "x", "expectations": [', 'Quality.SuiteInvalid'],
  ['an unknown expectation', '{"name": "x", "expectations": [{"type": "expect_magic", "kwargs": {}}]}', 'Quality.SuiteInvalid'],
  ['no suite at all', '', 'Quality.SuiteNotFound'],
])('%s ends the gate with its own error', async (_, text, name) => {
  const account = await deploymentAccount([pipeline])
  if (text !== '') await account.aws.store.write(BUCKET, 'suites/purchases_gx.json', text)
  const { error, cause } = await account.run(pipeline, { record_type: 'purchases_gx', dt: MONTH })
  expect(error).toBe(name)
  expect(cause).toMatch(text.includes('magic') ? /expect_magic/ : /suites\/purchases_gx\.json/)
})
