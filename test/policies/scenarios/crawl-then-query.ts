import { sampleEvents } from '../../../workflows/crawl-then-query/sample-events.ts'
import { purchasesByCountryPipeline, userEventsPipeline } from '../../../workflows/index.ts'
import type { Scenario } from '../scenario.ts'

const PURCHASES = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,A,Lamp,2,2011-01-05 10:00:00,1.50,c1,Norway
2,B,Chair,1,2011-01-06 11:00:00,20.00,c2,Spain
3,C,,1,2011-01-06 11:00:00,20.00,,Spain
`

/** Files that start the workflow by their events, more files, and the night after. */
export const crawlThenQueryScenarios: readonly Scenario[] = [
  {
    name: 'user-events',
    pipelines: [userEventsPipeline],
    triggers: ['user-events-new-data'],
    async run({ put, idle, day }) {
      await put('events', 'source/a.csv', [...sampleEvents({ count: 200, seed: 3 })].join(''))
      await idle()
      await put('events', 'source/b.csv', [...sampleEvents({ count: 50, seed: 4 })].join(''))
      await idle()
      await day('user-events-nightly')
    },
  },
  {
    name: 'purchases-by-country',
    pipelines: [purchasesByCountryPipeline],
    triggers: ['purchases-by-country-new-data'],
    async run({ put, idle, day }) {
      await put('lake', 'source/a.csv', PURCHASES)
      await idle()
      await put('lake', 'source/b.csv', PURCHASES)
      await idle()
      await day('purchases-by-country-nightly')
    },
  },
]
