import { sampleEvents, userEventsPipeline } from 'sluice/workflows'
import { withAccount } from './account.ts'
import { judgedRows } from './judged-rows.ts'
import type { Seed } from './seed.ts'

const EVENTS = 20_000

/** Seed 000: the seconds between a user's events, of dirty generated CSV. */
export const userEventsSeed: Seed = {
  name: '000 user events',
  run: (root, told) =>
    withAccount(root, [userEventsPipeline], [], async (account) => {
      const csv = [...sampleEvents({ count: EVENTS, seed: 7 })].join('')
      await account.put('events', 'source/user_events.csv', csv)
      await account.run(userEventsPipeline, {}, { name: 'demo' })
      told({ pipeline: userEventsPipeline.name, rowsIn: EVENTS, ...(await judgedRows(account, 'user-events')) })
    }),
}
