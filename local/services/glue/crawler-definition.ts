import type { CrawlerTargets, CreateCrawlerRequest, RecrawlPolicy, SchemaChangePolicy } from '@aws-sdk/client-glue'
import { crawlerConfiguration } from './crawl/crawler-configuration.ts'
import { excludePattern } from './crawl/exclude-pattern.ts'
import { includePath } from './crawl/s3-target.ts'
import { glueErrors, required } from './errors.ts'

/** What CreateCrawler says of a crawler, checked, with the API's defaults. */
export interface CrawlerDefinition
  extends Omit<CreateCrawlerRequest, 'Name' | 'Role' | 'Targets' | 'SchemaChangePolicy' | 'RecrawlPolicy'> {
  readonly Name: string
  readonly Role: string
  readonly Targets: CrawlerTargets
  readonly SchemaChangePolicy: SchemaChangePolicy
  readonly RecrawlPolicy: RecrawlPolicy
}

const LONGEST_PREFIX = 64
const NO_TARGETS = { S3Targets: [], JdbcTargets: [], MongoDBTargets: [], DynamoDBTargets: [], CatalogTargets: [], DeltaTargets: [] }

/**
 * Checks what CreateCrawler or an updated crawler says; what AWS refuses is an `InvalidInputException`, and so are targets that are not S3.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_CreateCrawler.html
 */
export function crawlerDefinition(request: CreateCrawlerRequest): CrawlerDefinition {
  const targets = required(request.Targets, 'targets')
  checkTargets(targets)
  crawlerConfiguration(request.Configuration)
  if ((request.TablePrefix ?? '').length > LONGEST_PREFIX) {
    throw glueErrors.invalidInput(`Table prefix must have at most ${LONGEST_PREFIX} characters, found ${request.TablePrefix?.length}`)
  }
  if (request.Schedule && !/^cron\((?:\S+ +){5}\S+\)$/.test(request.Schedule)) {
    throw glueErrors.invalidInput(`Schedule is not a cron expression of six fields: ${request.Schedule}`)
  }
  const policy = { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'DEPRECATE_IN_DATABASE', ...request.SchemaChangePolicy } as const
  const recrawl = { RecrawlBehavior: 'CRAWL_EVERYTHING', ...request.RecrawlPolicy } as const
  checkRecrawl(recrawl, policy)
  return {
    ...request,
    Name: required(request.Name, 'name'),
    Role: required(request.Role, 'role'),
    Targets: { ...NO_TARGETS, ...targets },
    SchemaChangePolicy: policy,
    RecrawlPolicy: recrawl,
  }
}

function checkTargets(targets: CrawlerTargets): void {
  const { S3Targets = [], ...others } = targets
  const unsupported = Object.entries(others).filter(([, list]) => (list?.length ?? 0) > 0)
  if (unsupported.length > 0)
    throw glueErrors.invalidInput(`${unsupported.map(([kind]) => kind).join(', ')}: not supported locally; S3Targets are`)
  if (S3Targets.length === 0) throw glueErrors.invalidInput('At least one crawl target must be specified')
  for (const target of S3Targets) for (const exclusion of includePath(target).exclusions) checkExclusion(exclusion)
}

function checkExclusion(exclusion: string): void {
  try {
    excludePattern(exclusion)
  } catch (error) {
    throw glueErrors.invalidInput(`Exclude pattern is invalid: '${exclusion}': ${(error as Error).message}`)
  }
}

function checkRecrawl({ RecrawlBehavior }: RecrawlPolicy, { UpdateBehavior, DeleteBehavior }: SchemaChangePolicy): void {
  if (RecrawlBehavior === 'CRAWL_EVENT_MODE') throw glueErrors.invalidInput('CRAWL_EVENT_MODE is not supported locally')
  if (RecrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY' && (UpdateBehavior !== 'LOG' || DeleteBehavior !== 'LOG')) {
    throw glueErrors.invalidInput(
      'The SchemaChangePolicy for "Crawl new folders only" Amazon S3 target can have only LOG DeleteBehavior value and LOG UpdateBehavior value.',
    )
  }
}
