import type { CreateCrawlerRequest } from '@aws-sdk/client-glue'
import type { Crawler } from './crawler.ts'

const DELETE_BEHAVIOR = { log: 'LOG', deprecate: 'DEPRECATE_IN_DATABASE', delete: 'DELETE_FROM_DATABASE' } as const

/** A crawler as the Glue API and CloudFormation take it, but for its name and role. */
export function crawlerInput(crawler: Crawler): Omit<CreateCrawlerRequest, 'Name' | 'Role'> {
  const configuration = {
    Version: 1,
    ...(crawler.inheritSchema && { CrawlerOutput: { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' } } }),
    ...(crawler.combineSchemas && { Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' } }),
  }
  return {
    DatabaseName: crawler.database,
    ...(crawler.classifiers.length > 0 && { Classifiers: [...crawler.classifiers] }),
    ...(crawler.tablePrefix !== '' && { TablePrefix: crawler.tablePrefix }),
    Targets: { S3Targets: crawler.targets.map(({ uri }) => ({ Path: uri })) },
    SchemaChangePolicy: {
      UpdateBehavior: crawler.onChange === 'update' ? 'UPDATE_IN_DATABASE' : 'LOG',
      DeleteBehavior: DELETE_BEHAVIOR[crawler.onDelete],
    },
    ...(crawler.recrawl === 'new-folders' && { RecrawlPolicy: { RecrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' } }),
    Configuration: JSON.stringify(configuration),
  }
}
