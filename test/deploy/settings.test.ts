// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's references are what is tested
import { expect, test } from '@jest/globals'
import type { ServiceParts, SluiceBlock } from '../../deploy/index.ts'
import { purchasesByCountryPipeline, userEventsPipeline } from '../../workflows/index.ts'
import { EVERY_KIND_EXISTING, everyKind } from './every-kind.ts'
import { partsOf } from './parts-of.ts'

const both = [userEventsPipeline, purchasesByCountryPipeline]

/** The logical ids that are in one template only, or differ. */
function changed(left: ServiceParts, right: ServiceParts): readonly string[] {
  const ids = new Set([...Object.keys(left.resources), ...Object.keys(right.resources)])
  return [...ids].filter((id) => JSON.stringify(left.resources[id]) !== JSON.stringify(right.resources[id])).toSorted()
}

const plain = partsOf(both)

test('schedules, S3 events, alarms and the dashboard are off by default, and each toggle changes its own resources only', () => {
  expect(Object.keys(plain.resources).filter((id) => /^(Schedule|Rule|Alarm|Dashboard)/.test(id))).toEqual([])
  expect(changed(plain, partsOf(both, { triggers: { 'user-events-nightly': true } }))).toEqual([
    'RoleUserEventsNightlyTrigger',
    'ScheduleUserEventsNightly',
  ])
  expect(changed(plain, partsOf(both, { triggers: { 'user-events-new-data': true } }))).toEqual([
    // S3 tells EventBridge only where somebody listens.
    'BucketEvents',
    'RoleUserEventsNewDataTrigger',
    'RuleUserEventsNewData',
  ])
  expect(changed(plain, partsOf(both, { alarms: true })).every((id) => id.startsWith('Alarm'))).toBe(true)
  expect(changed(plain, partsOf(both, { dashboard: true }))).toEqual(['Dashboard'])
})

test('each pipeline packages alone, with its own resources only', () => {
  const alone = partsOf(both, { pipelines: ['user-events'] })
  expect(Object.keys(alone.resources).filter((id) => /Purchases|Lake/.test(id))).toEqual([])
  for (const id of Object.keys(alone.resources).filter((name) => !name.endsWith('Function'))) {
    expect([id, alone.resources[id]]).toEqual([id, plain.resources[id]])
  }
})

test('what is there already is used and never made', () => {
  const parts = partsOf([everyKind], {
    existing: {
      ...EVERY_KIND_EXISTING,
      'queue.work': 'arn:aws:sqs:eu-west-1:111122223333:company-work',
      'topic.alerts': 'arn:aws:sns:us-east-1:111122223333:company-alerts',
      'bucket.store': 'company-lake',
      'database.sales': 'company_sales',
      'crawler.silver': 'company-silver',
    },
    alarms: { topic: 'alerts' },
  })
  const ids = Object.keys(parts.resources)
  expect(ids.filter((id) => /^(QueueWork|TopicAlerts|BucketStore|DatabaseSales|CrawlerSilver|RoleSilverCrawler)/.test(id))).toEqual([])
  expect(Object.keys(parts.outputs).filter((name) => name.startsWith('TopicAlerts'))).toEqual(['TopicAlertsArn'])
  expect(parts.functions.load?.environment.QUEUE_URL).toBe('https://sqs.eu-west-1.amazonaws.com/111122223333/company-work')
  const text = JSON.stringify(parts.resources)
  expect(text).toContain('arn:aws:sqs:eu-west-1:111122223333:company-work')
  expect(text).toContain('s3://company-lake/silver/')
  expect(text).toContain('arn:${AWS::Partition}:s3:::company-lake/silver/*')
  expect(text).not.toMatch(/"(Ref|Fn::GetAtt)":\[?"(QueueWork|TopicAlerts|BucketStore|DatabaseSales)"/)
})

test('every name begins with the prefix, every role with its own, within 64 characters, and with the boundary', () => {
  const boundary = 'arn:aws:iam::111122223333:policy/bounds'
  const block: Partial<SluiceBlock> = {
    namePrefix: 'team-a-',
    roles: { namePrefix: 'team-a-roles-with-quite-a-long-prefix-', path: '/team/', permissionsBoundary: boundary },
    existing: EVERY_KIND_EXISTING,
    dashboard: true,
    alarms: true,
  }
  const parts = partsOf([everyKind, ...both], block)
  const roles = Object.values(parts.resources).filter(({ Type }) => Type === 'AWS::IAM::Role')
  const names = roles.map(({ Properties }) => String(Properties?.RoleName))
  expect(names.filter((name) => name.length > 64 || !name.startsWith('team-a-roles-with-quite-a-long-prefix-'))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  for (const { Properties } of roles) expect(Properties).toMatchObject({ PermissionsBoundary: boundary, Path: '/team/' })
  const named = Object.values(parts.resources).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties)
      .filter(([member]) => /^(Name|(Bucket|Queue|Topic|Table|StateMachine|Cluster|Alarm|Dashboard)Name|Family)$/.test(member))
      .filter(() => Type !== 'AWS::S3::BucketPolicy')
      .map(([, name]) => JSON.stringify(name)),
  )
  expect(named.filter((name) => !/^(\{"Fn::Sub":)?"team-a-/.test(name))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
})

test('a shortened name is the same at every packaging, and another one for another role', () => {
  const long = 'a'.repeat(40)
  const names = (prefix: string) =>
    Object.values(partsOf(both, { roles: { namePrefix: prefix } }).resources).flatMap(({ Properties }) => Properties?.RoleName ?? [])
  expect(names(long)).toEqual(names(long))
  expect(new Set(names(long)).size).toBe(names(long).length)
})

test('data outlive the stack unless the settings say otherwise', () => {
  expect(plain.resources.BucketEvents?.DeletionPolicy).toBe('Retain')
  expect(partsOf(both, { removal: 'delete' }).resources.BucketEvents?.DeletionPolicy).toBe('Delete')
})

test('`*` allows nothing but what AWS cannot narrow down', () => {
  const statements = Object.values(plain.resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::IAM::Role' ? (JSON.stringify(Properties).match(/"Action":\[[^\]]*\],"Resource":\["\*"\]/g) ?? []) : [],
  )
  expect(statements.length).toBeGreaterThan(0)
  for (const statement of statements) expect(statement).toMatch(/^"Action":\["logs:/)
})

test.each<[string, Partial<SluiceBlock>, RegExp]>([
  [
    'a pipeline',
    { pipelines: ['user-event'] },
    /sluice.pipelines: pipelines.ts exports no pipeline "user-event". it exports user-events, purchases-by-country/,
  ],
  ['a trigger', { triggers: { nightly: true } }, /sluice.triggers.nightly: no pipeline has it. those that there are: user-events-nightly/],
  [
    'a resource',
    { existing: { 'queue.work': 'work' } },
    /sluice.existing.queue.work: no pipeline has it. those that there are: bucket.events/,
  ],
])('%s that is not there is named, with those that are', (_, block, message) => {
  expect(() => partsOf(both, block)).toThrow(message)
})

test('a network and a connection of which nothing is said are asked for; a module without pipelines is named', () => {
  const { 'connection.crm': _, ...withoutConnection } = EVERY_KIND_EXISTING
  expect(() => partsOf([everyKind], { existing: withoutConnection })).toThrow(/nothing says which connection crm is/)
  const { 'network.private': __, ...withoutNetwork } = EVERY_KIND_EXISTING
  expect(() => partsOf([everyKind], { existing: withoutNetwork })).toThrow(
    /nothing says in which subnets private is. add network.private: \{ subnets/,
  )
  expect(() => partsOf([])).toThrow(/pipelines.ts exports no pipeline. export what `definePipeline` gives/)
})
