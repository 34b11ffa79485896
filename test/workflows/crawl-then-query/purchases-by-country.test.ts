import { expect, test } from '@jest/globals'
import { SHIPPED } from '../../../cli/pipelines.ts'
import type { CrawlThenQueryOutput } from '../../../workflows/index.ts'
import { csvRecords } from '../csv.ts'
import { localLake, sharedFiles } from '../local-lake.ts'

const TOTALS = 'output/clean/purchases_by_country.csv'
const pipeline = SHIPPED.startableOf('purchases-by-country')
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
const retail = await sharedFiles('data/retail')

type Row = Readonly<Record<string, string>>

/** Ten-thousandths, so that the plain computation knows no fractions. */
function tenThousandths(price: string): bigint {
  const [whole = '0', fraction = ''] = price.split('.')
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4))
}

function isPurchase(row: Row): boolean {
  const filled = ['InvoiceNo', 'StockCode', 'Description', 'CustomerID', 'Country'].every((name) => row[name]?.trim() !== '')
  return filled && Number(row.Quantity) > 0 && Number(row.UnitPrice) > 0
}

function plainTotals(rows: readonly Row[]): Readonly<Record<string, string>> {
  const sums = new Map<string, bigint>()
  for (const row of rows.filter(isPurchase)) {
    const country = row.Country ?? ''
    sums.set(country, (sums.get(country) ?? 0n) + BigInt(row.Quantity ?? '0') * tenThousandths(row.UnitPrice ?? '0'))
  }
  const cents = (sum: bigint) => (sum + 50n) / 100n
  return Object.fromEntries(
    [...sums].map(([country, sum]) => [country, `${cents(sum) / 100n}.${String(cents(sum) % 100n).padStart(2, '0')}`]),
  )
}

test('a quantity times a price is summed by country, to the cent, and the rest is quarantined with its reasons', async () => {
  const lake = await localLake(pipeline)
  await lake.put(
    'day.csv',
    `${HEADER}1,a,"BOWL, RED",3,2025-01-01 08:00:00,0.10,c1,France
2,b,PLATE,1,2025-01-01 08:00:00,0.20,c1,France
3,b,PLATE,2,2025-01-01 08:00:00,10.00,c2,Spain
C4,b,PLATE,-2,2025-01-01 08:00:00,10.00,c2,Spain
5,b,,x,soon,,,
`,
  )
  const { status, output } = await lake.run({ top: 1 })
  expect(status).toBe('SUCCEEDED')
  expect(await lake.text(TOTALS)).toBe('"country","purchases","units","total"\n"France","2","4","0.50"\n"Spain","1","2","20.00"\n')
  expect(await lake.text('output/clean/top_countries.csv')).toBe('"country","purchases","total"\n"Spain","1","20.00"\n')
  const reasons = csvRecords((await lake.text('output/quarantine/bad_records.csv')) ?? '').map((row) => row.reasons)
  expect(reasons).toEqual(['missing_description;missing_customer;missing_country;bad_quantity;bad_price;bad_date', 'not_a_purchase'])
  expect((output as unknown as CrawlThenQueryOutput).rows).toEqual({ source: 5, clean: 3, quarantined: 2 })
})

const whole = retail === undefined ? test.skip : test
whole(
  '20 days of a real shop (skipped where ../shared/data/retail is absent): rows conserved, totals equal a plain computation',
  async () => {
    const lake = await localLake(pipeline)
    const rows: Row[] = []
    for (const [name, bytes] of retail ?? []) {
      await lake.put(name, bytes)
      rows.push(...csvRecords(new TextDecoder().decode(bytes)))
    }
    const { status, output } = await lake.run()
    expect(status).toBe('SUCCEEDED')
    expect((output as unknown as CrawlThenQueryOutput).rows).toEqual({
      source: 42_481,
      clean: rows.filter(isPurchase).length,
      quarantined: rows.filter((row) => !isPurchase(row)).length,
    })
    const totals = csvRecords((await lake.text(TOTALS)) ?? '').map(({ country, total }) => [country, total])
    expect(Object.fromEntries(totals)).toEqual(plainTotals(rows))
    const inBoth =
      csvRecords((await lake.text('output/clean/purchases.csv')) ?? '').length +
      csvRecords((await lake.text('output/quarantine/bad_records.csv')) ?? '').length
    expect(inBoth).toBe(rows.length)
  },
)
