import type { ActivityQueue } from './activity-queue.ts'
import type { Bucket } from './bucket.ts'
import type { CatalogTable } from './catalog-table.ts'
import type { Cluster } from './cluster.ts'
import type { Connection } from './connection.ts'
import type { Crawler } from './crawler.ts'
import type { CsvClassifier } from './csv-classifier.ts'
import type { Database } from './database.ts'
import type { DynamoTable } from './dynamo-table.ts'
import type { EventBus } from './event-bus.ts'
import type { FargateTask } from './fargate-task.ts'
import type { GlueJob } from './glue-job.ts'
import type { KmsKey } from './kms-key.ts'
import type { NamedQuery } from './named-query.ts'
import type { Network } from './network.ts'
import type { Queue } from './queue.ts'
import type { Stream } from './stream.ts'
import type { Topic } from './topic.ts'
import type { Workgroup } from './workgroup.ts'

/** Everything that a pipeline can have in its account. */
export type Resource =
  | ActivityQueue
  | Bucket
  | CatalogTable
  | Cluster
  | Connection
  | Crawler
  | CsvClassifier
  | Database
  | DynamoTable
  | EventBus
  | FargateTask
  | GlueJob
  | KmsKey
  | NamedQuery
  | Network
  | Queue
  | Stream
  | Topic
  | Workgroup

export type ResourceKind = Resource['kind']

/** The resource of a kind. */
export type ResourceOf<Kind extends ResourceKind> = Extract<Resource, { readonly kind: Kind }>

/** The resources of one kind, in their order. */
export function resourcesOf<Kind extends ResourceKind>(resources: readonly Resource[], kind: Kind): readonly ResourceOf<Kind>[] {
  return resources.filter((resource): resource is ResourceOf<Kind> => resource.kind === kind)
}
