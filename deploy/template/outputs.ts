import { type Deployment, nameToken, type Resource } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnOutput } from './cloudformation.ts'

/** What a person or a script asks of each kind after a deployment. Kinds without an entry have nothing to ask for. */
const ASKED: Readonly<Partial<Record<Resource['kind'], readonly string[]>>> = {
  bucket: ['name'],
  cluster: ['name'],
  crawler: ['name'],
  database: ['name'],
  'dynamo-table': ['name'],
  'event-bus': ['name'],
  'glue-job': ['name'],
  'kms-key': ['arn'],
  queue: ['url', 'arn'],
  stream: ['name'],
  topic: ['arn'],
  workgroup: ['name'],
}

/** The outputs of a stack: names, URLs and ARNs by `<Kind><Id><Attribute>`. */
export function outputsOf({ resources, workflows }: Deployment): Readonly<Record<string, CfnOutput>> {
  const named = resources.flatMap(({ kind, id }) =>
    (ASKED[kind] ?? []).map((attribute): [string, CfnOutput] => [
      logicalId(kind, id) + capitalised(attribute),
      { Description: `The ${attribute} of ${kind} ${id}`, Value: nameToken(kind, id, attribute) },
    ]),
  )
  const machines = workflows.map(({ name }): [string, CfnOutput] => [
    `${logicalId('state-machine', name)}Arn`,
    { Description: `The arn of state machine ${name}`, Value: { Ref: logicalId('state-machine', name) } },
  ])
  return Object.fromEntries([...named, ...machines])
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
