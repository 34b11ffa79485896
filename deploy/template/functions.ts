import { ROLE_ID } from '../../analysis/index.ts'
import type { BoundTask, Namer } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import { retentionOf } from './log-group.ts'
import type { TemplateContext } from './template-context.ts'
import { intrinsicOf } from './to-intrinsics.ts'

/** A function of the framework, as `serverless.yml` would say it. */
export interface ServerlessFunction {
  readonly handler: string
  readonly name: string
  readonly description: string
  readonly timeout: number
  readonly memorySize: number
  /** The logical id of its role. */
  readonly role: string
  readonly environment: Readonly<Record<string, unknown>>
  readonly logRetentionInDays: number
  readonly reservedConcurrency?: number
  readonly events: readonly never[]
}

/** The functions of a deployment by their key in `functions:`. */
export function functionsOf(context: TemplateContext, namer: Namer): Readonly<Record<string, ServerlessFunction>> {
  return Object.fromEntries(context.deployment.tasks.map((task) => [task.contract.name, functionOf(task, context, namer)]))
}

function functionOf(
  { contract, handler, environment, concurrency }: BoundTask,
  context: TemplateContext,
  namer: Namer,
): ServerlessFunction {
  return {
    handler,
    name: context.names.nameOf('function', contract.name),
    description: contract.description,
    timeout: contract.timeoutSeconds,
    memorySize: contract.memoryMegabytes,
    role: logicalId('role', ROLE_ID.function(contract.name)),
    environment: Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, intrinsicOf(value, namer)])),
    logRetentionInDays: retentionOf(context),
    ...(concurrency !== undefined && { reservedConcurrency: concurrency }),
    events: [],
  }
}
