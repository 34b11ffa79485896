import { compile, type JsonObject, type Workflow } from '../asl/index.ts'
import { localNamer, type PlainDeclarations, plainDeclarations, resolveNames } from '../services/index.ts'
import { purchasesByCountryPipeline, userEventsPipeline } from '../workflows/index.ts'
import { UsageError } from './usage-error.ts'

/** A contract, as far as the function's host needs it. */
export interface DeployedTask {
  readonly name: string
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
}

/** A workflow with all that it needs around it. */
export interface Pipeline {
  readonly workflow: Workflow
  readonly resources: PlainDeclarations
  readonly tasks: readonly DeployedTask[]
  /** Where its source lies: what `--data` fills. */
  readonly source: { readonly bucket: string; readonly prefix: string }
}

/** Every pipeline by its name. */
export const PIPELINES: Readonly<Record<string, Pipeline>> = Object.fromEntries(
  [userEventsPipeline, purchasesByCountryPipeline].map(({ name, workflow, resources, tasks }) => {
    const plain = plainDeclarations(resources, localNamer())
    // Each of these has a workflow.
    const pipeline = { workflow: workflow as Workflow, resources: plain, tasks: tasks.map(({ contract }) => contract) }
    return [name, { ...pipeline, source: { bucket: String(plain.buckets[0]), prefix: 'source/' } }]
  }),
)

/** The state machine of a workflow with the names of the local account. */
export function localDefinition(workflow: Workflow): JsonObject {
  // The document's types are narrower than JSON, and readonly throughout.
  return resolveNames(compile(workflow), localNamer()) as unknown as JsonObject
}

/** The pipeline of that name. Throws {@link UsageError} with the names that there are. */
export function findPipeline(name: string | undefined): Pipeline {
  const names = Object.keys(PIPELINES).join(', ')
  if (name === undefined) throw new UsageError(`name a workflow: ${names}`)
  const pipeline = Object.hasOwn(PIPELINES, name) ? PIPELINES[name] : undefined
  if (pipeline === undefined) throw new UsageError(`there is no workflow ${JSON.stringify(name)}: ${names}`)
  return pipeline
}

/** The handler of a task: TypeScript in the source tree, JavaScript in the package. */
export function handlerFile(task: DeployedTask): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`../tasks/${task.name}/handler.${extension}`, import.meta.url)
}
