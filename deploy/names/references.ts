import { DefinitionError } from '../../asl/index.ts'
import {
  ACCOUNT,
  ARN_PATTERNS,
  type Deployment,
  defaultBus,
  type NameReference,
  type Namer,
  REGION,
  type Resource,
} from '../../services/index.ts'
import type { DeploySettings } from '../settings/settings.ts'
import { functionLogicalId, logicalId } from './logical-id.ts'
import type { PhysicalNames } from './physical-names.ts'

type Attribute = (logical: string, name: string) => string

const ref: Attribute = (logical) => `\${${logical}}`
const attribute =
  (member: string): Attribute =>
  (logical) =>
    `\${${logical}.${member}}`
const called: Attribute = (_, name) => name

/** What `Ref` and `Fn::GetAtt` give for each kind, as `Fn::Sub` writes them. An ARN without an entry is made of its pattern. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  activity: { name: attribute('Name'), arn: ref },
  bucket: { name: ref, arn: attribute('Arn') },
  cluster: { name: ref, arn: attribute('Arn') },
  crawler: { name: ref },
  'csv-classifier': { name: ref },
  database: { name: ref },
  'dynamo-table': { name: ref, arn: attribute('Arn') },
  'event-bus': { name: ref, arn: attribute('Arn') },
  'fargate-task': { name: called, arn: ref },
  'glue-job': { name: ref },
  'kms-key': { name: ref, arn: attribute('Arn') },
  queue: { name: attribute('QueueName'), arn: attribute('Arn'), url: ref },
  stream: { name: ref, arn: attribute('Arn') },
  topic: { name: attribute('TopicName'), arn: ref },
  workgroup: { name: ref },
}

/** The namer of a deployment: references of CloudFormation, which make the order of creation by themselves. */
export function deployNamer({ resources }: Deployment, names: PhysicalNames, settings: DeploySettings): Namer {
  const known = new Map<string, Resource>([defaultBus, ...resources].map((resource) => [`${resource.kind}.${resource.id}`, resource]))
  return (reference) => {
    const { kind, id, attribute: wanted } = reference
    if (kind === 'role') return `\${${logicalId('role', id)}.Arn}`
    // A machine may name its function and the function its machine: names that are made by hand cannot go round in circles.
    if (kind === 'state-machine') return wanted === 'name' ? names.nameOf(kind, id) : patternOf(reference, names.nameOf(kind, id))
    if (kind === 'function') return wanted === 'name' ? names.nameOf(kind, id) : `\${${functionLogicalId(id)}.Arn}`
    const resource = known.get(`${kind}.${id}`)
    if (resource === undefined) {
      refuse(reference, 'undeclared-resource', 'nothing of this name is among the resources of the pipelines', 'add it to `resources`')
    }
    if (resource.kind === 'network') return networkOf(reference, settings)
    const existing = 'existing' in resource ? resource.existing : undefined
    if (existing !== undefined) return existingOf(reference, existing)
    const value = ATTRIBUTES[kind]?.[wanted]
    if (value !== undefined) return value(logicalId(kind, id), names.nameOf(kind, id))
    return patternOf(reference, `\${${logicalId(kind, id)}}`)
  }
}

function patternOf(reference: NameReference, name: string): string {
  const pattern = reference.attribute === 'arn' ? ARN_PATTERNS[reference.kind] : undefined
  return pattern?.(name) ?? refuse(reference, 'unknown-attribute', `a ${reference.kind} has no ${reference.attribute}`, 'use its name')
}

/** What is there already is known by its name or by its ARN. */
function existingOf(reference: NameReference, existing: string): string {
  const isArn = existing.startsWith('arn:')
  const name = isArn ? (existing.split(/[:/]/).at(-1) as string) : existing
  const arn = isArn ? existing : patternOf({ ...reference, attribute: 'arn' }, existing)
  if (reference.attribute === 'name') return name
  if (reference.attribute === 'arn') return arn
  if (reference.attribute !== 'url') return patternOf(reference, name)
  const [, , , region, account] = isArn ? arn.split(':') : ['', '', '', REGION, ACCOUNT]
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`
}

function networkOf(reference: NameReference, { existing }: DeploySettings): string {
  const network = existing[`network.${reference.id}`]
  if (typeof network !== 'object') return refuse(reference, 'missing-network', 'nothing says where it is', 'see `sluice.existing`')
  return (reference.attribute === 'subnets' ? network.subnets : network.securityGroups).join(',')
}

function refuse({ kind, id, attribute: wanted }: NameReference, code: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path: `${kind}.${id}.${wanted}`, message, hint })
}
