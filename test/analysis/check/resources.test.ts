import { expect, test } from '@jest/globals'
import { type CheckOptions, check } from '../../../analysis/check/index.ts'

function errorsOf(Resource: string, Arguments: unknown, options?: CheckOptions): readonly string[] {
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Call',
    States: { Call: { Type: 'Task', Resource, ...(Arguments !== undefined && { Arguments }), End: true } },
  }
  return check(machine, options)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

/** A placeholder of CloudFormation. */
const sub = (name: string) => `$\{${name}}`

const KNOWN: readonly (readonly [string, unknown])[] = [
  ['arn:aws:lambda:us-east-1:111111111111:function:load', undefined],
  ['arn:aws:lambda:us-east-1:111111111111:function:load:$LATEST', undefined],
  ['arn:aws:states:us-east-1:111111111111:activity:work', undefined],
  ['arn:aws:states:::aws-sdk:s3:listBuckets', {}],
  ['arn:aws:states:::aws-sdk:s3:listBuckets.waitForTaskToken', {}],
  ['arn:aws-us-gov:states:::aws-sdk:glue:getTable', {}],
  ['arn:aws:states:::states:startExecution.sync:2', { StateMachineArn: 'a' }],
  ['arn:aws:states:::athena:startQueryExecution.sync', '{% $states.input %}'],
  ['arn:aws:states:::ecs:runTask.waitForTaskToken', { TaskDefinition: 'a' }],
  [sub('LoadFunction.Arn'), undefined],
  [`arn:${sub('AWS::Partition')}:states:::lambda:invoke`, { FunctionName: 'a' }],
  [`arn:aws:lambda:${sub('AWS::Region')}:${sub('AWS::AccountId')}:function:load`, undefined],
]

for (const [resource, given] of KNOWN) test(`${resource} is known`, () => expect(errorsOf(resource, given)).toEqual([]))

for (const resource of [
  'load',
  'foo:bar',
  '${Load',
  'arn:aws:states:::glue:startCrawler',
  'arn:aws:states:::glue:startJobRun.sync:2',
  'arn:aws:states:::athena:startQueryExecution.waitForTaskToken',
  'arn:aws:states:::aws-sdk:glue:startCrawler.sync',
  'arn:aws:states:::aws-sdk:glue:StartCrawler',
  'arn:aws:states:::lamda:invoke',
  'arn:aws:states:::lambda:invoke.async',
  'arn:aws:sqs:us-east-1:111111111111:queue',
]) {
  test(`${resource} is not known`, () => expect(errorsOf(resource, {})).toEqual(['unrecognized-resource']))
}

test('where names of a template stand for ARNs, any URI will do, and calls that AWS knows are judged still', () => {
  const options = { resources: 'any-uri' } as const
  expect(errorsOf('foo:bar', undefined, options)).toEqual([])
  expect(errorsOf('load', undefined, options)).toEqual(['unrecognized-resource'])
  expect(errorsOf('arn:aws:states:::dynamodb:query', {}, options)).toEqual(['unrecognized-resource'])
})

test('an integration behind a placeholder is judged as the one it is', () => {
  expect(errorsOf(`arn:${sub('AWS::Partition')}:states:::lambda:invoke`, {})).toEqual(['missing-argument'])
})

test('the children of an EXPRESS map run cannot wait for a job', () => {
  const run = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Arguments: { JobName: 'a' }, End: true }
  const children = (ExecutionType: string) => ({
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
    StartAt: 'Run',
    States: { Run: run },
  })
  const codes = (type: string) =>
    check({ QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: children(type), End: true } } })
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code)
  expect(codes('EXPRESS')).toEqual(['express-waiting-call'])
  expect(codes('STANDARD')).toEqual([])
})
