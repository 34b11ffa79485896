import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { purchasesByCountryPipeline, userEventsPipeline } from '../../workflows/index.ts'
import { copyService, type ServiceCopy, type Template } from './packaged-service.ts'
import { refusedIn } from './template-findings.ts'

/** The framework starts slowly where others are at work. */
const PATIENCE_MS = 120_000

let service: ServiceCopy
let template: Template
let artifacts: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  service = await copyService()
  template = await service.package()
  artifacts = await service.artifacts()
}, PATIENCE_MS)
afterAll(() => service.remove())

const ofType = (type: string) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type)

test('the root service packages offline, and the template is one that AWS takes', async () => {
  expect(await refusedIn(template)).toEqual([])
})

test('the checker of templates sees a fault that is planted', async () => {
  const [id] = ofType('AWS::StepFunctions::StateMachine')[0] ?? ['']
  const { [id]: machine } = template.Resources
  const faulty = {
    ...template,
    Resources: { ...template.Resources, [id]: { ...machine, Properties: { ...machine?.Properties, RoleArn: undefined } } },
  }
  expect(await refusedIn(faulty)).not.toEqual([])
})

test('every pipeline has its state machine, as a string with references, and its log group with retention', () => {
  const machines = ofType('AWS::StepFunctions::StateMachine').map(([, { Properties }]) => Properties as Record<string, never>)
  expect(machines.map(({ StateMachineName }) => StateMachineName)).toEqual(
    expect.arrayContaining([`sluice-dev-${userEventsPipeline.name}`, `sluice-dev-${purchasesByCountryPipeline.name}`]),
  )
  for (const { DefinitionString, LoggingConfiguration } of machines as never as {
    DefinitionString: object
    LoggingConfiguration: object
  }[]) {
    expect(DefinitionString).toEqual({ 'Fn::Sub': expect.stringContaining('"QueryLanguage":"JSONata"') })
    expect(LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false })
  }
  const groups = ofType('AWS::Logs::LogGroup')
  expect(groups.length).toBeGreaterThanOrEqual(machines.length + 2)
  for (const [id, { Properties }] of groups) expect([id, Properties]).toEqual([id, expect.objectContaining({ RetentionInDays: 30 })])
})

test('every function has a role of its own, derived for it, and the framework makes none beside', () => {
  const functions = ofType('AWS::Lambda::Function')
  const roles = functions.map(([, { Properties }]) => JSON.stringify((Properties as { Role?: unknown }).Role))
  expect(new Set(roles).size).toBe(functions.length)
  expect(template.Resources.IamRoleLambdaExecution).toBeUndefined()
})

test('buckets are encrypted, closed to the public, and speak TLS only', () => {
  const own = ofType('AWS::S3::Bucket').filter(([id]) => id !== 'ServerlessDeploymentBucket')
  expect(own.length).toBeGreaterThan(0)
  for (const [id, { Properties, DeletionPolicy }] of own) {
    expect(Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    expect(DeletionPolicy).toBe('Retain')
    expect(JSON.stringify(template.Resources[`${id}Policy`])).toContain('{"Bool":{"aws:SecureTransport":"false"}}')
  }
})

test('no role and no queue has tags, and nothing is in the stack that is data', () => {
  const tagged = Object.entries(template.Resources).filter(
    ([, { Type, Properties }]) => /Role|SQS/.test(Type) && 'Tags' in (Properties ?? {}),
  )
  expect(tagged).toEqual([])
  expect(ofType('Custom::S3Object')).toEqual([])
})

test('the stack says the names that a person asks for', () => {
  expect(Object.keys(template.Outputs)).toEqual(
    expect.arrayContaining(['BucketEventsName', 'DatabasePurchasesName', 'StateMachineUserEventsArn', 'CrawlerUserEventsName']),
  )
})

test(
  'packaging twice gives the same bytes, but for the time in the name of the upload folder',
  async () => {
    await service.package()
    const again = await service.artifacts()
    const plain = (name: string, bytes: Buffer | undefined) =>
      name.endsWith('.json')
        ? String(bytes)
            .replace(/\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
            .replace(/"timestamp":\s*\d+/g, '')
        : bytes?.toString('base64')
    expect([...again.keys()]).toEqual([...artifacts.keys()])
    for (const [name, bytes] of again) expect([name, plain(name, bytes) === plain(name, artifacts.get(name))]).toEqual([name, true])
  },
  PATIENCE_MS,
)
