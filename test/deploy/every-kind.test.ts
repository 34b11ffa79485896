// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's references are what is tested
import { expect, test } from '@jest/globals'
import type { CfnResource } from '../../deploy/index.ts'
import { EVERY_KIND_EXISTING, everyKind } from './every-kind.ts'
import { partsOf, templateOf } from './parts-of.ts'
import { refusedIn } from './template-findings.ts'

const parts = partsOf([everyKind], { existing: EVERY_KIND_EXISTING, alarms: { topic: 'alerts' }, dashboard: true })
const { resources } = parts

/** The logical ids that a value refers to. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === 'Ref') return [String(member)]
    if (name === 'Fn::GetAtt') return [String(member[0])]
    if (name === 'Fn::Sub') return [...String(member).matchAll(/\$\{(?!AWS::|!)(\w+)/g)].map(([, id = '']) => id)
    return referencesIn(member)
  })
}

function properties(id: string): NonNullable<CfnResource['Properties']> {
  const found = resources[id]?.Properties
  if (found === undefined) throw new Error(`there is no ${id}: ${Object.keys(resources).join(', ')}`)
  return found
}

test('one of every kind, with every trigger, alarms and dashboard, is a template that AWS takes', async () => {
  expect(await refusedIn(templateOf(parts))).toEqual([])
})

test('no token is left, and every reference is to something in the template', () => {
  const template = templateOf(parts) as { readonly Resources: Readonly<Record<string, unknown>> }
  const text = JSON.stringify(template)
  expect(text.match(/\$\{[a-z-]+\.[^}]+\}/g)).toBeNull()
  const referred = Object.values(template.Resources).flatMap(referencesIn)
  expect(referred.filter((id) => !(id in template.Resources))).toEqual([])
})

test('nothing goes round in circles', () => {
  const template = templateOf(parts) as { readonly Resources: Readonly<Record<string, unknown>> }
  const after = (id: string) => referencesIn(template.Resources[id])
  const done = new Set<string>()
  const visit = (id: string, above: readonly string[]): void => {
    expect(above).not.toContain(id)
    if (done.has(id) || !(id in template.Resources)) return
    for (const next of after(id)) visit(next, [...above, id])
    done.add(id)
  }
  for (const id of Object.keys(template.Resources)) visit(id, [])
})

test('streams, buckets, queues, topics and tables are encrypted', () => {
  expect(properties('StreamIncoming').StreamEncryption).toEqual({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })
  expect(properties('StreamOutgoing').StreamEncryption).toEqual({ EncryptionType: 'KMS', KeyId: { 'Fn::GetAtt': ['KmsKeyLake', 'Arn'] } })
  expect(JSON.stringify(properties('BucketRaw').BucketEncryption)).toContain('"KMSMasterKeyID":{"Fn::GetAtt":["KmsKeyLake","Arn"]}')
  expect(properties('QueueFailed').SqsManagedSseEnabled).toBe(true)
  expect(properties('TopicAlerts').KmsMasterKeyId).toBe('alias/aws/sns')
  expect(properties('DynamoTableSeen').SSESpecification).toMatchObject({ SSEEnabled: true })
  expect(properties('KmsKeyLake').EnableKeyRotation).toBe(true)
})

test('a raw bucket keeps versions and refuses to overwrite', () => {
  expect(properties('BucketRaw').VersioningConfiguration).toEqual({ Status: 'Enabled' })
  expect(JSON.stringify(properties('BucketRawPolicy'))).toContain(
    '{"Null":{"s3:if-none-match":"true"},"Bool":{"s3:ObjectCreationOperation":"true"}}',
  )
  expect(JSON.stringify(properties('BucketStorePolicy'))).not.toContain('if-none-match')
})

test('only the bucket that a trigger watches tells EventBridge of its objects', () => {
  expect(properties('BucketRaw').NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } })
  expect(properties('BucketStore').NotificationConfiguration).toBeUndefined()
})

test('a schedule starts the machine with its input, in its time zone', () => {
  expect(properties('ScheduleNightly')).toMatchObject({
    ScheduleExpression: 'cron(0 0 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/Berlin',
    Target: { Arn: { Ref: 'StateMachineEverything' }, Input: { 'Fn::Sub': '{"lake":"${BucketStore}"}' } },
  })
})

test('a rule for objects names the bucket, the folder and the suffixes; a function is permitted to be called by it alone', () => {
  expect(properties('RuleRawFile').EventPattern).toEqual({
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: {
      bucket: { name: [{ Ref: 'BucketRaw' }] },
      object: { key: [{ wildcard: 'incoming/*.json' }, { wildcard: 'incoming/*.jsonl' }] },
    },
  })
  expect(properties('RuleRawFilePermission')).toMatchObject({ SourceArn: { 'Fn::GetAtt': ['RuleRawFile', 'Arn'] } })
  expect(properties('RuleAnyRaw').EventPattern).toMatchObject({ detail: { bucket: { name: [{ Ref: 'BucketRaw' }] } } })
})

test('messages and records come in batches, of which only the failed come again', () => {
  expect(properties('MappingWorkIn')).toMatchObject({
    BatchSize: 100,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  })
  expect(properties('MappingRecordsIn')).toMatchObject({
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['QueueFailed', 'Arn'] } } },
  })
  expect(properties('QueueWork').RedrivePolicy).toEqual({
    deadLetterTargetArn: { 'Fn::GetAtt': ['QueueFailed', 'Arn'] },
    maxReceiveCount: 3,
  })
})

test('functions, machines, jobs and containers each have a log group with retention', () => {
  const groups = Object.values(resources).filter(({ Type }) => Type === 'AWS::Logs::LogGroup')
  expect(groups.map(({ Properties }) => [Properties?.LogGroupName, Properties?.RetentionInDays])).toEqual([
    ['/ecs/sluice-dev-enrich', 14],
    ['/aws-glue/jobs/sluice-dev-process', 14],
    ['/aws/vendedlogs/states/sluice-dev-everything', 14],
  ])
  expect(parts.functions.load?.logRetentionInDays).toBe(14)
})

test("a function's variables are references, and what only looks like one stays plain", () => {
  expect(parts.functions.load?.environment).toEqual({
    QUEUE_URL: { Ref: 'QueueWork' },
    RAW_BUCKET: { Ref: 'BucketRaw' },
    MACHINE_ARN: { 'Fn::Sub': 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:sluice-dev-everything' },
    PLAIN: 'a${b}',
  })
})

test('subnets come from the settings, as a list, into the definition', () => {
  expect(JSON.stringify(properties('StateMachineEverything').DefinitionString)).toContain('$split(\\\\\\"subnet-1,subnet-2\\\\\\"')
})

test('what cannot be delivered or never succeeds is kept in a queue, which allows exactly those rules', () => {
  const queue = { 'Fn::GetAtt': ['QueueFailed', 'Arn'] }
  expect(properties('ScheduleHourlyLoad').Target).toMatchObject({ DeadLetterConfig: { Arn: queue } })
  expect(properties('RuleRawFile').Targets).toMatchObject([{ DeadLetterConfig: { Arn: queue } }])
  expect(properties('InvokeLoad')).toMatchObject({ MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: queue } } })
  expect(properties('QueueFailedPolicy').PolicyDocument).toMatchObject({
    Statement: [
      { Effect: 'Deny' },
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['RuleRawFile', 'Arn'] } } },
      },
    ],
  })
  expect(JSON.stringify(properties('RoleHourlyLoadTrigger'))).toContain('"sqs:SendMessage"')
  expect(JSON.stringify(properties('QueueWorkPolicy'))).not.toContain('"Allow"')
})
