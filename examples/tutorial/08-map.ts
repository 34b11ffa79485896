import { Type } from '@sinclair/typebox'
import { orElse, present, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { definePipeline, s3 } from 'sluice/services'
import { lake, resources } from './03-lake.ts'

const Bucket = lake.name

const sizes = workflow({ name: 'source-sizes', input: Type.Object({}) }, (flow) => {
  const both = flow.parallel('List both', {
    source: (branch) => branch.task('List source', s3.listObjectsV2, { Bucket, Prefix: 'source/' }).Contents,
    results: (branch) => branch.task('List results', s3.listObjectsV2, { Bucket, Prefix: 'results/' }).KeyCount,
  })
  const files = flow.map('Each file', orElse(both.source, []), { concurrency: 5 }, (object, each) => {
    const head = each.task('Head', s3.headObject, { Bucket, Key: present(object.Key) })
    return { key: object.Key, bytes: head.ContentLength }
  })
  return { files }
})

// The keys are known at run time only: the pipeline bounds what they may name, and the rights with them.
const pipeline = definePipeline({ workflow: sizes, resources, bounds: [lake.zones.source] })
const { start, close } = await openDeployment([pipeline], { root: '.sluice/tutorial' })
const { status, output } = await start(sizes, {}).result
await close()

console.log(status, JSON.stringify(output))
