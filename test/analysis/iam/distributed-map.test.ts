import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { objectsOf, text, workflow } from '../../../asl/index.ts'
import { bucket, definePipeline, s3 } from '../../../services/index.ts'
import { localRoles } from './role-of-pipeline.ts'

const bronze = bucket('bronze', { zones: { raw: 'raw/', replay: 'replay/', results: 'results/' } })

test('a distributed map lists what it reads, writes its results, starts its own children, and may do what they do', () => {
  const replay = workflow({ name: 'replay', input: Type.Object({}) }, (flow) => {
    flow.distributedMap(
      'Objects',
      objectsOf({ bucket: bronze.name, prefix: bronze.zones.raw.prefix }),
      { write: { bucket: bronze.name, prefix: bronze.zones.results.prefix } },
      (object, each) => {
        each.task('Copy', s3.copyObject, {
          Bucket: bronze.name,
          Key: text`replay/${object.Key}`,
          CopySource: text`${bronze.name}/raw/${object.Key}`,
        })
      },
    )
    return {}
  })
  const { 'replay-workflow': role } = localRoles(definePipeline({ workflow: replay, resources: [bronze], logs: { level: 'OFF' } }))
  const allowed = role?.policy.Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((resource) => [action, resource, Condition?.StringLike?.['s3:prefix']].flat().join(' ').trim()),
    ),
  )
  const object = 'arn:aws:s3:::bronze'
  const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:replay'
  const children = 'arn:aws:states:us-east-1:000000000000:execution:replay:*'
  expect(allowed?.toSorted()).toEqual(
    [
      `s3:AbortMultipartUpload ${object}/results/*`,
      `s3:GetObject ${object}/raw/*`,
      `s3:GetObject ${object}/results/*`,
      `s3:ListBucket ${object} raw/*`,
      `s3:ListMultipartUploadParts ${object}/results/*`,
      `s3:PutObject ${object}/replay/*`,
      `s3:PutObject ${object}/results/*`,
      `states:DescribeExecution ${children}`,
      `states:RedriveExecution ${children}`,
      `states:StartExecution ${machine}`,
      `states:StopExecution ${children}`,
    ].toSorted(),
  )
})
