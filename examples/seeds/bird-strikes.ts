import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'

/**
 * What bird strikes cost airlines, as the npm package vega-datasets has it, in the columns of purchases: a state for a country.
 * Writes a CSV file and gives its number of rows.
 */
export async function writeBirdStrikeBills(file: string): Promise<number> {
  const source = fileURLToPath(new URL('../data/birdstrikes.csv', import.meta.resolve('vega-datasets')))
  await mkdir(dirname(file), { recursive: true })
  const duckdb = await DuckDBInstance.create()
  const connection = await duckdb.connect()
  const { rowsChanged } = await connection.run(`
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
    ) TO '${file.replaceAll("'", "''")}' (HEADER)`)
  connection.closeSync()
  duckdb.closeSync()
  return rowsChanged
}
