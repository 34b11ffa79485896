import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One line of an invoice, as the typed table has it. */
export interface RetailLine {
  readonly invoice_no: string
  readonly stock_code: string
  readonly description: string | null
  readonly quantity: number
  readonly unit_price: number
  readonly customer_id: string | null
  readonly dt: string
}

/** Every line of the folder's CSV files, read without any of the project's own code. */
export function retailLines(folder: string): readonly RetailLine[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '')
      .map(lineOf),
  )
}

function lineOf(line: string): RetailLine {
  const fields = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  )
  const [invoice_no = '', stock_code = '', description = '', quantity, at = '', price, customer = ''] = fields
  return {
    invoice_no,
    stock_code,
    description: description === '' ? null : description,
    quantity: Number(quantity),
    unit_price: Number(price),
    customer_id: customer === '' ? null : customer,
    dt: at.slice(0, 10),
  }
}
