import type { DemoAccount } from './account.ts'
import type { SeedLine } from './seed.ts'

/** How many rows the execution `demo` of crawl-then-query left as clean and as quarantined, counted in its Parquet. `name`: of its workgroup and database. */
export async function judgedRows(account: DemoAccount, name: string): Promise<Omit<SeedLine, 'pipeline' | 'rowsIn'>> {
  const count = (verdict: string) =>
    account.count(`SELECT count(*) FROM judged WHERE run = 'demo' AND verdict = '${verdict}'`, name, name.replaceAll('-', '_'))
  return { rowsOut: await count('clean'), quarantined: await count('quarantined') }
}
