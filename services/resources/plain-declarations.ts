import type { CreateCrawlerRequest, CreateCsvClassifierRequest, TableInput } from '@aws-sdk/client-glue'
import { crawlerInput } from './crawler-input.ts'
import type { CsvClassifier } from './csv-classifier.ts'
import type { Namer } from './resolve-names.ts'
import { resolveNames } from './resolve-names.ts'
import { type Resource, type ResourceKind, type ResourceOf, resourcesOf } from './resource.ts'
import { tableInput } from './table-input.ts'

/** Resources as plain values with their names filled in: what an account is made from, without any token. */
export interface PlainDeclarations {
  readonly buckets: readonly string[]
  readonly databases: readonly string[]
  readonly classifiers: readonly CreateCsvClassifierRequest[]
  readonly crawlers: readonly CreateCrawlerRequest[]
  readonly tables: readonly { readonly database: string; readonly input: TableInput }[]
  readonly workgroups: readonly { readonly name: string; readonly outputLocation: string }[]
  readonly namedQueries: readonly {
    readonly name: string
    readonly database: string
    readonly workgroup: string
    readonly description?: string
    readonly sql: string
  }[]
  readonly dynamoTables: readonly Named<'dynamo-table'>[]
  /** Queues of dead letters come before the queues that use them. */
  readonly queues: readonly Named<'queue'>[]
  readonly topics: readonly Named<'topic'>[]
  readonly streams: readonly Named<'stream'>[]
  readonly eventBuses: readonly string[]
  readonly clusters: readonly string[]
  readonly fargateTasks: readonly Named<'fargate-task'>[]
  readonly glueJobs: readonly Named<'glue-job'>[]
}

/** A resource whose tokens are all resolved: `name` is its name, `arn` its ARN. */
type Named<Kind extends ResourceKind> = ResourceOf<Kind>

/** The plain declarations of some resources. A resource that several pipelines share may come several times: the first counts. */
export function plainDeclarations(resources: readonly Resource[], namer: Namer): PlainDeclarations {
  const unique = [...new Map(resources.toReversed().map((resource) => [`${resource.kind}.${resource.id}`, resource])).values()].toReversed()
  const named = <Kind extends ResourceKind>(kind: Kind) => resourcesOf(unique, kind).map((resource) => resolveNames(resource, namer))
  const queues = named('queue')
  return {
    buckets: named('bucket').map(({ name }) => name),
    databases: named('database').map(({ name }) => name),
    classifiers: named('csv-classifier').map(classifierInput),
    crawlers: named('crawler').map((crawler) => ({ Name: crawler.name, Role: `${crawler.id}-crawler`, ...crawlerInput(crawler) })),
    tables: named('catalog-table').map((table) => ({ database: table.database, input: tableInput(table) })),
    workgroups: named('workgroup').map(({ name, results }) => ({ name, outputLocation: results.uri })),
    namedQueries: named('named-query').map(({ name, database, workgroup, description, sql }) => ({
      name,
      database,
      workgroup,
      ...(description !== undefined && { description }),
      sql,
    })),
    dynamoTables: named('dynamo-table'),
    queues: queues.toSorted((left, right) => Number('deadLetters' in left) - Number('deadLetters' in right)),
    topics: named('topic'),
    streams: named('stream'),
    eventBuses: named('event-bus')
      .filter(({ existing }) => existing !== 'default')
      .map(({ name }) => name),
    clusters: named('cluster').map(({ name }) => name),
    fargateTasks: named('fargate-task'),
    glueJobs: named('glue-job'),
  }
}

/** A classifier as the Glue API takes it. */
export function classifierInput({ name, delimiter, quote, header, serde }: CsvClassifier): CreateCsvClassifierRequest {
  return { Name: name, Delimiter: delimiter, QuoteSymbol: quote, ContainsHeader: header, Serde: serde }
}
