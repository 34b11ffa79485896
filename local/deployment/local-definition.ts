import { compile, type JsonObject, type Workflow } from '../../asl/index.ts'
import { localNamer, type Namer, resolveNames } from '../../services/index.ts'

/** The state machine of a workflow with the names of the local account. */
export function localDefinition(workflow: Workflow, namer: Namer = localNamer()): JsonObject {
  // The document's types are narrower than JSON, and readonly throughout.
  return resolveNames(compile(workflow), namer) as unknown as JsonObject
}
