import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Account, openAccount, tableInput } from './account.ts'

const folder = join(import.meta.dirname, '../../../../shared/data/retail')
const isPresent = existsSync(folder)
if (!isPresent) console.warn('skipped: the real data of ../shared/data/retail is not here')

let account: Account
beforeAll(async () => {
  account = await openAccount()
  if (!isPresent) return
  for (const file of readdirSync(folder)) await account.store.write('lake', `retail/${file}`, readFileSync(join(folder, file)))
  const columns =
    'invoiceno string, stockcode string, description string, quantity string, invoicedate string, unitprice string, customerid string, country string'
  await account.catalog.createTable('sales', tableInput('retail', 'open-csv', columns, { table: { 'skip.header.line.count': '1' } }))
})
afterAll(() => account.close())

const whenPresent = isPresent ? test : test.skip

whenPresent('totals by country over the real retail files equal a plain computation, to the cent', async () => {
  const cents = new Map<string, number>()
  let lines = 0
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').split(/\r?\n/).slice(1)) {
      if (line === '') continue
      lines++
      // From the end: only the description ever holds a comma.
      const parts = line.split(',')
      const country = parts.at(-1) ?? ''
      const price = Math.round(Number(parts.at(-3)) * 1000)
      const quantity = Number(parts.at(-5))
      cents.set(country, (cents.get(country) ?? 0) + price * quantity)
    }
  }
  expect(lines).toBe(42_481)
  const rows = await account.rows(
    'SELECT country, count(*), sum(CAST(quantity AS bigint) * CAST(unitprice AS decimal(12,3))) AS total FROM retail GROUP BY country ORDER BY country',
  )
  const expected = [...cents]
    .map(([country, thousandths]) => [country, (thousandths / 1000).toFixed(2)])
    .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
  expect(rows.map(([country, , total]) => [country, Number(total).toFixed(2)])).toEqual(expected)
  expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(42_481)
})
