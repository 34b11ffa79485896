export { type AccessTarget, type Deployed, type Grant, type IamAction, readAccess, sparkWriteAccess, writeAccess } from './access.ts'
export { type ActivityQueue, activityQueue } from './activity-queue.ts'
export { ARN_PATTERNS } from './arn-patterns.ts'
export { type BindTaskOptions, type BoundTask, bindTask, type DeployedContract, functionArn, stateMachineArn } from './bind-task.ts'
export { type Bucket, type BucketOptions, bucket, type Expiry } from './bucket.ts'
export { type CatalogTable, type CatalogTableOptions, type Column, type CrawledTable, catalogTable, crawledTable } from './catalog-table.ts'
export { type Cluster, cluster } from './cluster.ts'
export { type Connection, connection } from './connection.ts'
export { type Crawler, type CrawlerOptions, crawler } from './crawler.ts'
export { crawlerInput } from './crawler-input.ts'
export { type CsvClassifier, type CsvClassifierOptions, csvClassifier } from './csv-classifier.ts'
export { type Database, type DatabaseOptions, database } from './database.ts'
export type { Declaration, DeclarationOptions } from './declaration.ts'
export { type Deployment, deploymentOf } from './deployment.ts'
export { type DynamoKey, type DynamoTable, type DynamoTableOptions, dynamoTable } from './dynamo-table.ts'
export { defaultBus, type EventBus, eventBus } from './event-bus.ts'
export { type FargateTask, type FargateTaskOptions, fargateTask } from './fargate-task.ts'
export { type Folder, folder } from './folder.ts'
export { type GlueJob, type GlueJobOptions, glueJob } from './glue-job.ts'
export { type Encryption, type EncryptionOption, type KmsKey, kmsKey } from './kms-key.ts'
export { type LocalNames, localNamer } from './local-namer.ts'
export { type NamedQuery, type NamedQueryOptions, namedQuery } from './named-query.ts'
export { type Network, network } from './network.ts'
export { objectPattern } from './object-pattern.ts'
export { type Asset, definePipeline, type LogSettings, type Pipeline, type PipelineOptions, type Queries } from './pipeline.ts'
export { classifierInput, type PlainDeclarations, plainDeclarations } from './plain-declarations.ts'
export { ACCOUNT, type AccountNames, inAccount, PARTITION, REGION } from './pseudo-parameters.ts'
export { type DeadLetters, deadLetterQueue, type Queue, type QueueOptions, queue } from './queue.ts'
export { type Namer, type ResolveOptions, referencesIn, resolveNames } from './resolve-names.ts'
export { type Resource, type ResourceKind, type ResourceOf, resourcesOf } from './resource.ts'
export { type Stream, type StreamOptions, stream } from './stream.ts'
export { tableInput } from './table-input.ts'
export { type NameReference, nameToken, parseToken, piecesOf } from './token.ts'
export { type Topic, type TopicOptions, topic } from './topic.ts'
export {
  type EventTrigger,
  type ObjectTrigger,
  onEvent,
  onMessages,
  onObject,
  onRecords,
  onSchedule,
  type QueueTrigger,
  type ScheduleTrigger,
  type StreamTrigger,
  type StreamTriggerOptions,
  type Trigger,
  type TriggerTarget,
} from './triggers.ts'
export { type Workgroup, type WorkgroupOptions, workgroup } from './workgroup.ts'
