import { openDeployment } from 'sluice/local'
import { crawl, crawling } from './04-crawl.ts'

const { aws, start, close } = await openDeployment([crawling], { root: '.sluice/tutorial' })
await aws.store.write('orders-lake', 'source/orders.csv', 'id,customer,price\n1,ada,20\n2,bob,35\n3,ada,5\n4,cyd,-1\n')
const { status, output } = await start(crawl, {}).result
await close()

console.log(status, JSON.stringify(output))
