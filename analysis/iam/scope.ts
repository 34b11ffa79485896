import { DefinitionError } from '../../asl/index.ts'
import type { AccessTarget, Deployment, Pipeline, Resource } from '../../services/index.ts'

/** What is known where a state's needs are read. */
export interface Scope {
  readonly deployment: Deployment
  readonly pipeline: Pipeline
  /** `<workflow>/<state>`, for errors. */
  readonly path: string
}

/** The targets of a kind and id that the deployment has. */
export function findDeclared(kind: AccessTarget['kind'], id: string, { deployment }: Scope): AccessTarget | undefined {
  if (kind === 'function') return deployment.tasks.some(({ contract }) => contract.name === id) ? { kind, id } : undefined
  if (kind === 'state-machine') return deployment.workflows.some(({ name }) => name === id) ? { kind, id } : undefined
  return deployment.resources.find((resource) => resource.kind === kind && (resource.id === id || existingOf(resource) === id))
}

function existingOf(resource: Resource): string | undefined {
  return 'existing' in resource ? resource.existing : undefined
}

/** What run-time input may name, of some kinds. */
export function boundsOf(kinds: readonly AccessTarget['kind'][], { pipeline }: Scope): readonly AccessTarget[] {
  return pipeline.bounds.filter(({ kind }) => kinds.includes(kind))
}

/** The build ends here. */
export function refuse({ path }: Scope, code: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path, message, hint })
}
