import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { virtualClock } from '../../../engine/clock/virtual-clock.ts'
import { type GlueOptions, type GlueService, glue } from '../../../local/services/glue/glue.ts'
import { folderStore } from '../../../local/services/s3/folder-store.ts'

const folders: string[] = []
const services: GlueService[] = []
afterAll(async () => {
  await Promise.all(services.map((service) => service.close?.()))
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** 2025-01-01T00:00:00Z, where the clock of a test account begins. */
export const START = Date.UTC(2025, 0, 1)

/** A Glue in an empty folder under a virtual clock. `again` opens the same folder as a new process would. */
export async function account(options: Omit<GlueOptions, 'environment' | 'store'> = {}) {
  const root = await mkdtemp(join(tmpdir(), 'sluice-glue-'))
  folders.push(root)
  const clock = virtualClock({ start: START })
  let ids = 0
  const uuid = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const environment = { root, accountId: '123456789012', region: 'us-east-1', clock, uuid }
  const store = folderStore(environment)
  const open = (other: Omit<GlueOptions, 'environment' | 'store'> = options) => {
    const service = glue({ environment, store, ...other })
    services.push(service)
    return service
  }
  return { root, clock, store, environment, service: open(), again: open }
}

/** Calls an operation by its API name. */
export async function call(service: { operations: ReturnType<typeof glue>['operations'] }, operation: string, input: object = {}) {
  const handler = service.operations[operation]
  if (handler === undefined) throw new Error(`no operation ${operation}`)
  return handler(input)
}

/** A crawler `orders` over `s3://lake/orders/` in database `sales`, whatever of it is said otherwise. */
export async function crawler(given: Awaited<ReturnType<typeof account>>, changes: object = {}) {
  const { service, store } = given
  await store.createBucket('lake')
  await service.catalog.createDatabase('sales').catch(() => undefined)
  const targets = { Targets: { S3Targets: [{ Path: 's3://lake/orders/' }] } }
  await call(service, 'CreateCrawler', {
    Name: 'orders',
    Role: 'arn:aws:iam::123456789012:role/c',
    DatabaseName: 'sales',
    ...targets,
    ...changes,
  })
}

/** Runs the crawler to its end; answers its LastCrawl. */
export async function crawl(given: Awaited<ReturnType<typeof account>>, name = 'orders') {
  await call(given.service, 'StartCrawler', { Name: name })
  await given.service.crawlers.settled()
  return (await call(given.service, 'GetCrawler', { Name: name })).Crawler.LastCrawl
}

/** The catalog's tables as texts: name, location, columns, partition keys. */
export async function tables(given: Awaited<ReturnType<typeof account>>): Promise<readonly string[]> {
  return (await given.service.catalog.listTables('sales')).map((table) => {
    const columns = (list: typeof table.PartitionKeys) => (list ?? []).map(({ Name, Type }) => `${Name} ${Type}`).join(', ')
    const keys = table.PartitionKeys?.length ? ` by ${columns(table.PartitionKeys)}` : ''
    return `${table.Name} ${table.StorageDescriptor?.Location} (${columns(table.StorageDescriptor?.Columns)})${keys}`
  })
}
