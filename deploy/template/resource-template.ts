import type { Resource, ResourceKind, ResourceOf } from '../../services/index.ts'
import { namedQueryTemplate, workgroupTemplate } from './athena-template.ts'
import { bucketTemplate } from './bucket-template.ts'
import { classifierTemplate, crawlerTemplate, databaseTemplate, tableTemplate } from './catalog-template.ts'
import type { CfnResources } from './cloudformation.ts'
import { activityTemplate, clusterTemplate, fargateTaskTemplate, glueJobTemplate } from './compute-template.ts'
import { eventBusTemplate, queueTemplate, streamTemplate, topicTemplate } from './messaging-template.ts'
import { dynamoTableTemplate, keyTemplate } from './storage-template.ts'
import type { TemplateContext } from './template-context.ts'

type Templates = { readonly [Kind in ResourceKind]: (resource: ResourceOf<Kind>, context: TemplateContext) => CfnResources }

const TEMPLATES: Templates = {
  activity: activityTemplate,
  bucket: bucketTemplate,
  'catalog-table': tableTemplate,
  cluster: clusterTemplate,
  // A connection holds a secret, and is always there already.
  connection: () => ({}),
  crawler: crawlerTemplate,
  'csv-classifier': classifierTemplate,
  database: databaseTemplate,
  'dynamo-table': dynamoTableTemplate,
  'event-bus': eventBusTemplate,
  'fargate-task': fargateTaskTemplate,
  'glue-job': glueJobTemplate,
  'kms-key': keyTemplate,
  'named-query': namedQueryTemplate,
  // A network is always there already.
  network: () => ({}),
  queue: queueTemplate,
  stream: streamTemplate,
  topic: topicTemplate,
  workgroup: workgroupTemplate,
}

/** What a resource becomes in a template; nothing where it is there already. */
export function resourceTemplate(resource: Resource, context: TemplateContext): CfnResources {
  if ('existing' in resource && resource.existing !== undefined) return {}
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  return (TEMPLATES[resource.kind] as (resource: Resource, context: TemplateContext) => CfnResources)(resource, context)
}
