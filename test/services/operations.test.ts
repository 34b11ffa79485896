import { expect, test } from '@jest/globals'
import { athena, glue, lambda, s3 } from '../../services/index.ts'

test('an operation of the SDK integration has the ARN that Step Functions expects', () => {
  expect(glue.getCrawler.resource).toBe('arn:aws:states:::aws-sdk:glue:getCrawler')
  expect(s3.putObject.resource).toBe('arn:aws:states:::aws-sdk:s3:putObject')
  expect(athena.sdk.listWorkGroups.resource).toBe('arn:aws:states:::aws-sdk:athena:listWorkGroups')
})

test('the optimised integrations of Athena have theirs', () => {
  expect(athena.startQueryExecution.resource).toBe('arn:aws:states:::athena:startQueryExecution')
  expect(athena.startQueryExecution.sync.resource).toBe('arn:aws:states:::athena:startQueryExecution.sync')
  expect(athena.getQueryResults.resource).toBe('arn:aws:states:::athena:getQueryResults')
  expect(athena.getQueryExecution.resource).toBe('arn:aws:states:::athena:getQueryExecution')
  expect(athena.stopQueryExecution.resource).toBe('arn:aws:states:::athena:stopQueryExecution')
})

test('an operation is one frozen value, however often it is asked for', () => {
  expect(glue.getCrawler).toBe(glue.getCrawler)
  expect(Object.isFrozen(glue.getCrawler)).toBe(true)
  expect(Object.isFrozen(glue.getCrawler.retry[0]?.errors)).toBe(true)
  expect(Object.isFrozen(athena)).toBe(true)
})

test('every operation retries the transient errors of its service, and waits longer each time', () => {
  for (const operation of [glue.startCrawler, athena.startQueryExecution.sync, s3.getObject, lambda.invoke(contract)]) {
    expect(operation.retry.length).toBeGreaterThan(0)
    for (const { errors, attempts, interval, most, jitter } of operation.retry) {
      expect(errors.length).toBeGreaterThan(0)
      expect([attempts, interval?.seconds, most?.seconds, jitter]).toEqual([6, 2, 60, 'FULL'])
    }
  }
})

const contract = { name: 'inspect-csv', input: { static: {} }, output: { static: {} }, errors: [] }

test('a Lambda task is invoked by the name of its contract', () => {
  expect(lambda.invoke(contract)).toMatchObject({
    resource: 'arn:aws:states:::lambda:invoke',
    outputPath: ['Payload'],
    wrap: { member: 'Payload', beside: { FunctionName: 'inspect-csv' } },
  })
})

test('the operations of a service are no promise, no iterable and no JSON of their own', async () => {
  expect(await Promise.resolve(glue)).toBe(glue)
  expect((glue as unknown as Record<symbol, unknown>)[Symbol.iterator]).toBeUndefined()
})
