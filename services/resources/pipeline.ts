import { DefinitionError, type Workflow } from '../../asl/index.ts'
import type { AccessTarget, Grant } from './access.ts'
import type { BoundTask } from './bind-task.ts'
import type { CatalogTable, CrawledTable } from './catalog-table.ts'
import { checkTriggers } from './check-triggers.ts'
import type { Folder } from './folder.ts'
import { frozen } from './frozen.ts'
import type { Resource } from './resource.ts'
import type { Trigger } from './triggers.ts'

/** A pipeline: a workflow with all that it needs around it. Local account, deployment and policies are made from this one value. */
export interface Pipeline {
  readonly kind: 'pipeline'
  readonly name: string
  /** Nothing for a pipeline of functions and events alone. */
  readonly workflow?: Workflow
  readonly resources: readonly Resource[]
  readonly tasks: readonly BoundTask[]
  readonly triggers: readonly Trigger[]
  readonly queries: Queries
  /** What run-time input of the workflow may name. */
  readonly bounds: readonly AccessTarget[]
  /** What the state machine may do beyond what its definition says. */
  readonly access: readonly Grant[]
  readonly logs: LogSettings
  readonly assets: readonly Asset[]
}

/** What the statements of a workflow touch. Athena acts with the rights of the state machine. */
export interface Queries {
  readonly reads: readonly (CatalogTable | CrawledTable)[]
  /** Where `UNLOAD` and `INSERT INTO` write. */
  readonly writes: readonly Folder[]
  /** Tables that `INSERT INTO`, `ALTER TABLE` and `MSCK REPAIR` change. */
  readonly changes: readonly (CatalogTable | CrawledTable)[]
}

/** What is logged, and for how long. */
export interface LogSettings {
  /** Days, one of those that CloudWatch Logs takes. */
  readonly retentionDays: number
  /** https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html */
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF'
  /** Whether inputs and outputs are logged: they may hold what nobody should read. */
  readonly includeExecutionData: boolean
}

/** A file that the pipeline needs in a bucket: a job's script. It is uploaded after a deployment and is no part of the stack. */
export interface Asset {
  /** The file, from the root of the service. */
  readonly file: string
  readonly folder: Folder
}

/** Options of {@link definePipeline}. */
export interface PipelineOptions extends Partial<Omit<Pipeline, 'kind' | 'logs' | 'queries'>> {
  readonly resources: readonly Resource[]
  /** Default: the workflow's. */
  readonly name?: string
  /** Default: no statement reads or writes anything. */
  readonly queries?: Partial<Queries>
  /** Default: errors, for 30 days, without data. */
  readonly logs?: Partial<LogSettings>
}

/**
 * Defines a pipeline. Throws a `DefinitionError`: `pipeline-without-name`, `duplicate-resource`, `duplicate-trigger`,
 * `unbound-access`, `unknown-trigger-target`, `visibility-below-timeout`, `batch-without-window`.
 *
 * @example
 * ```ts
 * export const nightly = definePipeline({
 *   workflow: userEvents,
 *   resources: [lake, catalog, eventCrawler, queries],
 *   tasks: [bindTask(inspectCsv, { access: { source: lake.zones.source } })],
 *   queries: { reads: [crawledTable(eventCrawler, 'source')], writes: [folder(lake.zones.output, 'judged/')] },
 *   triggers: [onSchedule('nightly', 'cron(0 0 * * ? *)', { target: userEvents })],
 * })
 * ```
 */
export function definePipeline(options: PipelineOptions): Pipeline {
  const { workflow, tasks = [], triggers = [] } = options
  const name = options.name ?? workflow?.name
  if (name === undefined) fail('pipeline-without-name', 'pipeline', 'a pipeline without workflow has no name', 'give it a `name`')
  refuseDoubles(
    `${name}.resources`,
    'duplicate-resource',
    options.resources.map(({ kind, id }) => `${kind}.${id}`),
  )
  refuseDoubles(
    `${name}.triggers`,
    'duplicate-trigger',
    triggers.map(({ id }) => id),
  )
  for (const { contract, access } of tasks) {
    const unbound = Object.keys(contract.access ?? {}).filter((slot) => !Object.hasOwn(access, slot))
    if (unbound.length === 0) continue
    fail(
      'unbound-access',
      `${name}.tasks.${contract.name}`,
      `nothing says what ${unbound.join(', ')} is`,
      'give each slot of the contract a target, or "none"',
    )
  }
  checkTriggers(triggers, { name, tasks, resources: options.resources, ...(workflow && { workflow }) })
  return frozen({
    kind: 'pipeline',
    name,
    ...(workflow && { workflow }),
    resources: options.resources,
    tasks,
    triggers,
    queries: { reads: [], writes: [], changes: [], ...options.queries },
    bounds: options.bounds ?? [],
    access: options.access ?? [],
    logs: { retentionDays: 30, level: 'ERROR', includeExecutionData: false, ...options.logs },
    assets: options.assets ?? [],
  })
}

function refuseDoubles(path: string, code: string, names: readonly string[]): void {
  const double = names.find((name, index) => names.indexOf(name) !== index)
  if (double !== undefined) fail(code, path, `${double} is there twice`, 'give each an id of its own')
}

function fail(code: string, path: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path, message, hint })
}
