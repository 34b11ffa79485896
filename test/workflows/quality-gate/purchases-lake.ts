import type { Pipeline } from '../../../services/index.ts'
import { type DeploymentAccount, deploymentAccount } from '../deployment-account.ts'

/** A purchase of silver. */
export interface Purchase {
  readonly invoice_no: string
  readonly stock_code: string
  readonly description: string | null
  readonly quantity: number
  readonly unit_price: number
  readonly customer_id: string | null
}

export const BUCKET = 'quality-lake'

/** A purchase with nothing wrong. */
export function purchase(invoice: string, change: Partial<Purchase> = {}): Purchase {
  return { invoice_no: invoice, stock_code: 'A', description: 'LAMP', quantity: 1, unit_price: 2.5, customer_id: 'c1', ...change }
}

/** An account with a pipeline over purchases, and some of them as Parquet in silver. */
export async function purchasesLake(
  pipelines: readonly Pipeline[],
  days: Readonly<Record<string, readonly Purchase[]>>,
  options: { readonly lost?: Error } = {},
): Promise<DeploymentAccount> {
  const account = await deploymentAccount(pipelines, options)
  for (const [dt, purchases] of Object.entries(days)) await writeDay(account, dt, purchases)
  return account
}

export async function writeDay(account: DeploymentAccount, dt: string, purchases: readonly Purchase[], file = 'a'): Promise<void> {
  const literal = (value: string | number | null) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL')
  const rows = purchases.map(
    ({ invoice_no, stock_code, description, quantity, unit_price, customer_id }) =>
      `(${literal(invoice_no)}, ${literal(stock_code)}, ${literal(description)}, ${quantity}, ${unit_price}, ${literal(customer_id)})`,
  )
  await account.query(`UNLOAD (
    SELECT v.i AS invoice_no, v.s AS stock_code, CAST(v.d AS varchar) AS description, CAST(v.q AS integer) AS quantity,
      CAST(v.p AS double) AS unit_price, CAST(v.c AS varchar) AS customer_id
    FROM (VALUES ${rows.join(', ')}) AS v (i, s, d, q, p, c)
  ) TO 's3://${BUCKET}/silver/purchases/dt=${dt}/${file}/' WITH (format = 'PARQUET')`)
}
