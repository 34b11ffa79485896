import {
  ACCOUNT,
  type AccessTarget,
  ARN_PATTERNS,
  type CatalogTable,
  type CrawledTable,
  nameToken,
  PARTITION,
  parseToken,
  REGION,
} from '../../services/index.ts'

/** The ARNs by which policies name a target, by the type of resource: `s3:object`. */
export type TargetArns = Readonly<Record<string, readonly string[]>>

type Arns = { readonly [Kind in AccessTarget['kind']]: (target: Extract<AccessTarget, { kind: Kind }>) => TargetArns }

const GLUE = `arn:${PARTITION}:glue:${REGION}:${ACCOUNT}`

/**
 * A kind that no policy names has no ARNs.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const ARNS: Arns = {
  activity: ({ arn }) => ({ 'states:activity': [arn] }),
  bucket: ({ arn }) => ({ 's3:bucket': [arn], 's3:object': [`${arn}/*`] }),
  folder: ({ bucket, prefix }) => {
    const arn = nameToken('bucket', parseToken(bucket)?.id ?? bucket, 'arn')
    return { 's3:bucket': [arn], 's3:object': [`${arn}/${prefix}*`] }
  },
  'catalog-table': tableArns,
  'crawled-table': tableArns,
  cluster: ({ arn, name }) => ({ 'ecs:cluster': [arn], 'ecs:task': [`arn:${PARTITION}:ecs:${REGION}:${ACCOUNT}:task/${name}/*`] }),
  connection: ({ arn }) => ({ 'events:connection': [arn] }),
  crawler: ({ arn }) => ({ 'glue:crawler': [arn] }),
  'csv-classifier': () => ({}),
  database: ({ name }) => ({
    'glue:rootcatalog': [`${GLUE}:catalog`],
    'glue:database': [`${GLUE}:database/${name}`],
    'glue:table': [`${GLUE}:table/${name}/*`],
  }),
  'dynamo-table': ({ arn }) => ({ 'dynamodb:table': [arn], 'dynamodb:index': [`${arn}/index/*`] }),
  'event-bus': ({ arn }) => ({ 'events:event-bus': [arn] }),
  'fargate-task': ({ arn }) => ({ 'ecs:task-definition': [arn] }),
  function: ({ id }) => ({ 'lambda:function': [nameToken('function', id, 'arn')] }),
  'glue-job': ({ arn }) => ({ 'glue:job': [arn] }),
  'kms-key': ({ arn }) => ({ 'kms:key': [arn] }),
  'named-query': () => ({}),
  network: () => ({}),
  queue: ({ arn }) => ({ 'sqs:queue': [arn] }),
  'state-machine': ({ id }) => {
    const name = nameToken('state-machine', id, 'name')
    // Built by hand, since a machine's own role cannot wait for the machine.
    const machine = ARN_PATTERNS['state-machine'] as (name: string) => string
    return {
      'states:statemachine': [machine(name)],
      'states:execution': [`arn:${PARTITION}:states:${REGION}:${ACCOUNT}:execution:${name}:*`],
    }
  },
  stream: ({ arn }) => ({ 'kinesis:stream': [arn] }),
  topic: ({ arn }) => ({ 'sns:topic': [arn] }),
  workgroup: ({ arn }) => ({ 'athena:workgroup': [arn] }),
}

/** The ARNs of a target. */
export function arnsOfTarget(target: AccessTarget): TargetArns {
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  return (ARNS[target.kind] as (target: AccessTarget) => TargetArns)(target)
}

/** AWS asks for the catalog and the database of a table beside the table. */
function tableArns({ database, table }: CatalogTable | CrawledTable): TargetArns {
  return {
    'glue:rootcatalog': [`${GLUE}:catalog`],
    'glue:database': [`${GLUE}:database/${database}`],
    'glue:table': [`${GLUE}:table/${database}/${table}`],
  }
}
