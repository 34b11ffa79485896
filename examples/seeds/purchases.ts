import { readFile } from 'node:fs/promises'
import { purchasesByCountryPipeline } from 'sluice/workflows'
import { withAccount } from './account.ts'
import { writeBirdStrikeBills } from './bird-strikes.ts'
import { judgedRows } from './judged-rows.ts'
import type { Seed } from './seed.ts'

/** Seed 001: totals by country, of real rows from the npm registry. */
export const purchasesSeed: Seed = {
  name: '001 purchases',
  run: (root, told) =>
    withAccount(root, [purchasesByCountryPipeline], [], async (account) => {
      const file = `${root}.bills.csv`
      const rowsIn = await writeBirdStrikeBills(file)
      await account.put('lake', 'source/bird_strike_bills.csv', await readFile(file, 'utf8'))
      await account.run(purchasesByCountryPipeline, {}, { name: 'demo' })
      told({ pipeline: purchasesByCountryPipeline.name, rowsIn, ...(await judgedRows(account, 'purchases')) })
    }),
}
