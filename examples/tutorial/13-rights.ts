import { policiesOf } from 'sluice/analysis'
import { crawling } from './04-crawl.ts'

for (const { id, policy } of policiesOf(crawling)) {
  console.log(`${id}: ${policy.Statement.length} statements`)
}
const machine = policiesOf(crawling).find(({ id }) => id === 'crawl-orders-workflow')
for (const { Action, Resource } of machine?.policy.Statement ?? []) {
  if (Resource[0] !== '*') console.log(`${Action.join(' ')}\n  on ${Resource.join('\n     ')}`)
}
