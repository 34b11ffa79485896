import { describe, expect, test } from '@jest/globals'
import { resourceTypesOf } from '../../../analysis/iam/actions.ts'
import { isAllowed } from '../../../analysis/iam/index.ts'
import { purchasesByCountryPipeline, userEventsPipeline } from '../../../workflows/index.ts'
import { actionsOf, localRoles, resourcesNamed } from './role-of-pipeline.ts'

describe.each([
  ['user-events', userEventsPipeline, 'events', 'user-events'],
  ['purchases-by-country', purchasesByCountryPipeline, 'lake', 'purchases'],
])('%s', (name, pipeline, bucket, crawler) => {
  const roles = localRoles(pipeline)
  const machine = roles[`${name}-workflow`]
  const object = (key: string) => `arn:aws:s3:::${bucket}/${key}`

  test('every principal has a role of its own', () => {
    expect(Object.values(roles).map(({ id, service }) => [id, service])).toEqual([
      [`${name}-workflow`, 'states.amazonaws.com'],
      ['inspect-csv-function', 'lambda.amazonaws.com'],
      ['publish-files-function', 'lambda.amazonaws.com'],
      [`${crawler}-crawler`, 'glue.amazonaws.com'],
      [`${name}-nightly-trigger`, 'scheduler.amazonaws.com'],
      [`${name}-new-data-trigger`, 'events.amazonaws.com'],
    ])
  })

  test('nobody deletes anything', () => {
    const deletes = Object.values(roles).flatMap((role) => actionsOf(role).filter((action) => /delete|remove|purge/i.test(action)))
    expect(deletes).toEqual(['logs:DeleteLogDelivery'])
  })

  test('`*` stands for a resource only where AWS knows none, and nowhere for an action', () => {
    for (const { policy } of Object.values(roles)) {
      for (const { Action, Resource } of policy.Statement) {
        expect(Action.filter((action) => action.includes('*'))).toEqual([])
        if (Resource.includes('*')) expect(Action.filter((action) => resourceTypesOf(action).length > 0)).toEqual([])
      }
    }
  })

  test('no statement names all buckets, or all of a bucket', () => {
    const buckets = Object.values(roles).flatMap(resourcesNamed)
    expect(buckets.filter((arn) => /^arn:aws:s3:::(\*|[^/]+\/\*)/.test(arn))).toEqual([])
  })

  test('the machine starts its crawler, its queries and its functions, and no others', () => {
    const { policy } = machine as NonNullable<typeof machine>
    const glue = 'arn:aws:glue:us-east-1:000000000000'
    expect(isAllowed(policy, { action: 'glue:StartCrawler', resource: `${glue}:crawler/${crawler}` })).toBe(true)
    expect(isAllowed(policy, { action: 'glue:StartCrawler', resource: `${glue}:crawler/other` })).toBe(false)
    const lambda = (task: string) => `arn:aws:lambda:us-east-1:000000000000:function:${task}`
    expect(isAllowed(policy, { action: 'lambda:InvokeFunction', resource: lambda('inspect-csv') })).toBe(true)
    expect(isAllowed(policy, { action: 'lambda:InvokeFunction', resource: lambda('other') })).toBe(false)
  })

  test('its statements read the source and write the output only, and never publish', () => {
    const { policy } = machine as NonNullable<typeof machine>
    expect(isAllowed(policy, { action: 's3:GetObject', resource: object('source/a.csv') })).toBe(true)
    expect(isAllowed(policy, { action: 's3:PutObject', resource: object('source/a.csv') })).toBe(false)
    expect(isAllowed(policy, { action: 's3:PutObject', resource: object('output/judged/run=1/a.parquet') })).toBe(true)
    expect(isAllowed(policy, { action: 's3:PutObject', resource: object('output/clean/transformed_events.csv') })).toBe(false)
    expect(isAllowed(policy, { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context: { 's3:prefix': 'source/' } })).toBe(
      true,
    )
    expect(isAllowed(policy, { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` })).toBe(false)
  })
})

test('pipelines that are deployed together share their functions, which get the rights of both', () => {
  const { policy } = localRoles(userEventsPipeline, purchasesByCountryPipeline)['inspect-csv-function'] as never as { policy: never }
  for (const bucket of ['events', 'lake']) {
    expect(isAllowed(policy, { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/source/a.csv` })).toBe(true)
    expect(isAllowed(policy, { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/output/a.csv` })).toBe(false)
  }
})
