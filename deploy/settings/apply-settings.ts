import { DefinitionError } from '../../asl/index.ts'
import { type Deployment, deploymentOf, type Pipeline, type Resource } from '../../services/index.ts'
import type { DeploySettings, SluiceBlock } from './settings.ts'

/** The pipelines that a block chooses. Throws a `DefinitionError` (`unknown-pipeline`, `no-pipelines`) that lists those there are. */
export function choosePipelines(found: readonly Pipeline[], { from, pipelines }: SluiceBlock): readonly Pipeline[] {
  const names = found.map(({ name }) => name)
  if (found.length === 0) refuse('no-pipelines', 'from', `${from} exports no pipeline`, 'export what `definePipeline` gives')
  return (pipelines ?? names).map((name) => {
    const pipeline = found.find((candidate) => candidate.name === name)
    return (
      pipeline ??
      refuse('unknown-pipeline', 'pipelines', `${from} exports no pipeline ${JSON.stringify(name)}`, `it exports ${names.join(', ')}`)
    )
  })
}

/**
 * The deployment of some pipelines: with the triggers that are switched on, and with what is there already.
 * Throws a `DefinitionError` (`unknown-trigger`, `unknown-resource`, `missing-network`, `missing-connection`) for settings that fit nothing.
 */
export function deploymentFor(pipelines: readonly Pipeline[], settings: DeploySettings): Deployment {
  const whole = deploymentOf(pipelines)
  known(
    'triggers',
    Object.keys(settings.triggers),
    whole.triggers.map(({ id }) => id),
    'unknown-trigger',
  )
  const owned = whole.resources.map(({ kind, id }) => `${kind}.${id}`)
  known('existing', Object.keys(settings.existing), owned, 'unknown-resource')
  for (const resource of whole.resources) refuseUnsaid(resource, settings)
  return {
    ...whole,
    triggers: whole.triggers.filter(({ id, enabled }) => settings.triggers[id] ?? enabled),
    resources: whole.resources.map((resource) => withExisting(resource, settings)),
  }
}

/** What is never made here must be said. */
function refuseUnsaid({ kind, id }: Resource, { existing }: DeploySettings): void {
  const said = existing[`${kind}.${id}`]
  if (kind === 'network' && typeof said !== 'object') {
    refuse(
      'missing-network',
      `existing.network.${id}`,
      `nothing says in which subnets ${id} is`,
      `add network.${id}: { subnets: [...], securityGroups: [...] }`,
    )
  }
  if (kind === 'connection' && typeof said !== 'string') {
    refuse('missing-connection', `existing.connection.${id}`, `nothing says which connection ${id} is`, `add connection.${id}: its ARN`)
  }
}

function withExisting(resource: Resource, { existing }: DeploySettings): Resource {
  const value = existing[`${resource.kind}.${resource.id}`]
  if (typeof value !== 'string') return resource
  if (resource.kind !== 'named-query' && resource.kind !== 'network') return { ...resource, existing: value }
  return refuse(
    'unknown-resource',
    `existing.${resource.kind}.${resource.id}`,
    `a ${resource.kind} is no resource by a name`,
    'leave it out',
  )
}

function known(path: string, given: readonly string[], there: readonly string[], code: string): void {
  const unknown = given.find((name) => !there.includes(name))
  if (unknown !== undefined) refuse(code, `${path}.${unknown}`, 'no pipeline has it', `those that there are: ${there.join(', ') || 'none'}`)
}

function refuse(code: string, path: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path: `sluice.${path}`, message, hint })
}
