// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what only looks like a reference is what is tested
import { Type } from '@sinclair/typebox'
import { type JsonObject, type Operation, workflow } from '../../asl/index.ts'
import {
  activityQueue,
  bindTask,
  bucket,
  catalogTable,
  cluster,
  connection,
  crawler,
  csvClassifier,
  database,
  deadLetterQueue,
  definePipeline,
  dynamoTable,
  eventBus,
  fargateTask,
  folder,
  glueJob,
  http,
  kmsKey,
  namedQuery,
  network,
  onEvent,
  onMessages,
  onObject,
  onRecords,
  onSchedule,
  queue,
  readAccess,
  stateMachineArn,
  stream,
  topic,
  workgroup,
  writeAccess,
} from '../../services/index.ts'

const key = kmsKey('lake', { description: 'Encrypts the lake' })
const raw = bucket('raw', { zones: { incoming: 'incoming/' }, writeOnce: true, encryption: key })
const lake = bucket('store', {
  zones: { scripts: 'scripts/', silver: 'silver/' },
  encryption: 'managed',
  expire: [{ prefix: 'tmp/', days: 7 }],
})
const catalog = database('sales')
const classifier = csvClassifier('csv')
const silver = crawler('silver', { database: catalog, targets: [lake.zones.silver], classifiers: [classifier], tablePrefix: 'silver_' })
const orders = catalogTable('orders', {
  database: catalog,
  folder: folder(lake.zones.silver, 'orders/'),
  columns: [['id', 'string']],
  partitionKeys: [['dt', 'string']],
  projection: { dt: { type: 'date', range: '2024-01-01,NOW', format: 'yyyy-MM-dd' } },
})
const queries = workgroup('queries', { results: folder(lake, 'results/'), mostScannedBytes: 10_000_000_000 })
const top = namedQuery('top', { database: catalog, workgroup: queries, sql: 'SELECT 1' })
const seen = dynamoTable('seen', { partitionKey: ['id', 'S'], sortKey: ['at', 'N'], timeToLive: 'expires', encryption: key })
const failed = deadLetterQueue('failed')
const work = queue('work', { visibilityTimeoutSeconds: 180, deadLetters: { queue: failed, after: 3 }, encryption: key })
const alerts = topic('alerts', { emails: ['team@example.com'] })
const incoming = stream('incoming')
const outgoing = stream('outgoing', { shards: 2, encryption: key })
const bus = eventBus('orders')
const farm = cluster('farm')
const net = network('private')
const people = activityQueue('people')
const crm = connection('crm')
const enrich = fargateTask('enrich', {
  image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/enrich:1',
  environment: { BUCKET: lake.name },
  access: [readAccess(lake.zones.silver), writeAccess(lake.zones.silver)],
})
const process = glueJob('process', {
  script: { folder: lake.zones.scripts, file: 'run.py' },
  arguments: { '--target': lake.zones.silver.uri },
  bookmark: true,
  access: [readAccess(raw.zones.incoming), writeAccess(lake.zones.silver)],
})

const runTask: Operation<JsonObject, JsonObject, never> = { kind: 'operation', resource: 'arn:aws:states:::ecs:runTask.sync', retry: [] }

const machine = workflow({ name: 'everything', input: Type.Object({}) }, (flow) => {
  flow.task('Enrich', runTask, {
    Cluster: farm.arn,
    TaskDefinition: enrich.arn,
    LaunchType: 'FARGATE',
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: net.subnets, SecurityGroups: net.securityGroups } },
  } as never)
  flow.task('Ask people', { kind: 'operation', resource: people.arn, retry: [] } as Operation<JsonObject, JsonObject, never>, {})
  flow.task('Tell CRM', http.invoke(), {
    ApiEndpoint: 'https://crm.example.com/orders',
    Method: 'POST',
    Authentication: { ConnectionArn: crm.arn },
  })
  return {}
})

const load = {
  name: 'load',
  description: 'Loads',
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  access: {
    raw: ['s3:GetObject'],
    queue: ['sqs:SendMessage'],
    seen: ['dynamodb:PutItem'],
    machine: ['states:StartExecution'],
    out: ['kinesis:PutRecords'],
  },
} as const

/** One resource of every kind and one trigger of every kind, most of them with options that are not the defaults. */
export const everyKind = definePipeline({
  workflow: machine,
  resources: [
    key,
    raw,
    lake,
    catalog,
    classifier,
    silver,
    orders,
    queries,
    top,
    seen,
    failed,
    work,
    alerts,
    incoming,
    outgoing,
    bus,
    farm,
    net,
    people,
    crm,
    enrich,
    process,
  ],
  tasks: [
    bindTask(load, {
      access: { raw: raw.zones.incoming, queue: work, seen, machine: { kind: 'state-machine', id: 'everything' }, out: outgoing },
      environment: { QUEUE_URL: work.url, RAW_BUCKET: raw.name, MACHINE_ARN: stateMachineArn(machine), PLAIN: 'a${b}' },
      concurrency: 5,
    }),
  ],
  triggers: [
    onSchedule('nightly', 'cron(0 0 * * ? *)', { target: machine, timezone: 'Europe/Berlin', input: { lake: lake.name } }),
    onSchedule('hourly-load', 'rate(1 hour)', { target: load, onFailure: failed }),
    onObject('raw-file', raw.zones.incoming, { target: load, suffixes: ['.json', '.jsonl'], onFailure: failed }),
    onObject('any-raw', raw, { target: machine }),
    onEvent('partition', { source: ['sluice'], detail: { bucket: [lake.name] } }, { target: machine, bus }),
    onMessages('work-in', work, { target: load, batchSize: 100, windowSeconds: 5, concurrency: 2 }),
    onRecords('records-in', incoming, { target: load, onFailure: failed }),
  ],
  logs: { level: 'ALL', retentionDays: 14 },
})

/** The settings without which it cannot be deployed. */
export const EVERY_KIND_EXISTING = {
  'network.private': { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] },
  'connection.crm': 'arn:aws:events:us-east-1:111122223333:connection/crm/0a1b',
}
