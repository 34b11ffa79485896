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

/** One name, URL or ARN of a deployment. */
export interface DeploymentOutput {
  /** `<Kind><Id><Attribute>`. */
  readonly name: string
  readonly description: string
  /** Its token: `resolveNames` makes the value of it. */
  readonly value: string
}

/** The names, URLs and ARNs that a person or a script asks for after a deployment. */
export function deploymentOutputs({ resources, workflows }: Deployment): readonly DeploymentOutput[] {
  const machines = workflows.map(({ name }) => ({ kind: 'state-machine', id: name, attributes: ['arn'] }))
  const named = resources.map(({ kind, id }) => ({ kind, id, attributes: ASKED[kind] ?? [] }))
  return [...named, ...machines].flatMap(({ kind, id, attributes }) =>
    attributes.map((attribute) => ({
      name: logicalId(kind, id) + capitalised(attribute),
      description: `The ${attribute} of ${kind.replace('-', ' ')} ${id}`,
      value: nameToken(kind, id, attribute),
    })),
  )
}

/** The outputs of a stack. */
export function outputsOf(deployment: Deployment): Readonly<Record<string, CfnOutput>> {
  return Object.fromEntries(
    deploymentOutputs(deployment).map(({ name, description, value }) => [name, { Description: description, Value: value }]),
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
