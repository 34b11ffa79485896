/**
 * Both pipelines of crawl-then-query on this machine: generated user events, then real data from the npm registry.
 * Run: `npm run demo`. Everything is left under `.sluice/demo/`, where it can be opened.
 */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { main } from 'sluice/cli'

const ROOT = '.sluice/demo'
const EVENTS = join(ROOT, 'input/events/user_events.csv')
const BILLS = join(ROOT, 'input/bills/bird_strike_bills.csv')

async function sluice(...words: string[]): Promise<void> {
  console.log(`\n$ sluice ${words.join(' ')}`)
  const exit = await main(words)
  if (exit !== 0) {
    console.error(`The command ended with exit code ${exit}.`)
    process.exit(exit)
  }
}

/** What bird strikes cost airlines, as the vega-datasets package has it, in the columns of purchases: a state for a country. */
async function writeBills(file: string): Promise<void> {
  const source = fileURLToPath(new URL('../data/birdstrikes.csv', import.meta.resolve('vega-datasets')))
  await mkdir(dirname(file), { recursive: true })
  const duckdb = await DuckDBInstance.create()
  const connection = await duckdb.connect()
  await connection.run(`
    COPY (
      SELECT
        'S' || lpad(CAST(row_number() OVER () AS varchar), 5, '0') AS "InvoiceNo",
        "Aircraft Make Model" AS "StockCode",
        "Wildlife Species" AS "Description",
        1 AS "Quantity",
        "Flight Date" AS "InvoiceDate",
        "Cost Total $" AS "UnitPrice",
        "Aircraft Airline Operator" AS "CustomerID",
        "Origin State" AS "Country"
      FROM read_csv('${source.replaceAll("'", "''")}', all_varchar = true)
    ) TO '${file}' (HEADER)`)
  connection.closeSync()
  duckdb.closeSync()
}

await sluice('generate', 'user-events', '--count', '20000', '--seed', '7', '--out', EVENTS)
await sluice('run', 'user-events', '--data', `events/source=${EVENTS}`, '--state', ROOT)
await writeBills(BILLS)
console.log(`\n${BILLS}: what bird strikes cost, from the npm package vega-datasets`)
await sluice('run', 'purchases-by-country', '--data', `lake/source=${BILLS}`, '--state', ROOT)
