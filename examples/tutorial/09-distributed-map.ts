import { Type } from '@sinclair/typebox'
import { csvOf, json, text, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { definePipeline, s3 } from 'sluice/services'
import { lake, resources } from './03-lake.ts'

const Bucket = lake.name

const single = workflow({ name: 'single-orders', input: Type.Object({ run: Type.String() }) }, (flow, input) => {
  // The first row has the names; here they are for the types.
  const rows = csvOf<unknown, 'id' | 'customer' | 'price'>({ bucket: Bucket, key: 'source/orders.csv' })
  const written = flow.distributedMap('Each order', rows, { concurrency: 100, tolerate: { percentage: 1 } }, (row, each) => {
    // `input.run` belongs to the parent: the compiler hands it to the children.
    const Key = text`single/${input.run}/${row.id}.json`
    each.task('Write', s3.putObject, { Bucket, Key, Body: json(row) })
    return row.id
  })
  return { written }
})

const { start, close } = await openDeployment([definePipeline({ workflow: single, resources })], { root: '.sluice/tutorial' })
const { status, output } = await start(single, { run: 'first' }).result
await close()

console.log(status, JSON.stringify(output))
