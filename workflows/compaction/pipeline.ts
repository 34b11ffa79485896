import { DefinitionError } from '../../asl/index.ts'
import {
  bindTask,
  definePipeline,
  type Folder,
  folder,
  type GlueJob,
  glueJob,
  onSchedule,
  type Pipeline,
  readAccess,
  sparkWriteAccess,
} from '../../services/index.ts'
import { discardRun } from '../../tasks/discard-run/contract.ts'
import { STATEMENT_SCRIPT } from '../statement-job.ts'
import { compaction } from './compaction.ts'
import { COMPACTION_JOB, type CompactionOptions, DEFAULT_OUTPUT, type GlueEngine } from './options.ts'
import { compactedTable, compactedTables } from './tables.ts'

/**
 * A compaction with all that it needs; bucket, database and the source's tables it shares with whoever writes the source.
 * One trigger for each record type is there to be switched on: `<name>-<record type>-nightly` compacts the day before, at 02:00 UTC.
 * Throws a `DefinitionError` (`target-inside-source`, `bad-record-type`).
 */
export function compactionPipeline(options: CompactionOptions): Pipeline {
  const { bucket, source, outputs = [DEFAULT_OUTPUT], records, glue } = options
  const types = Object.keys(records)
  for (const output of outputs) refuseInPlace(output, source.prefix)
  refuseDoubles(types)
  const workflow = compaction(options)
  const tables = types.map((type) => compactedTables(type, options))
  const targets = outputs.map((output) => folder(bucket, `${output}/`))
  return definePipeline({
    workflow,
    resources: [
      bucket,
      options.database,
      options.workgroup,
      ...Object.values(records).flatMap(({ table }) => (table.kind === 'catalog-table' ? [table] : [])),
      ...tables.flatMap(({ compacted, candidate }) => [compacted, candidate]),
      ...(glue === undefined ? [] : [compactionJob(options, glue, targets)]),
    ],
    tasks: [bindTask(discardRun, { access: { runs: targets } })],
    queries: {
      // A run's files lie below one of the targets, wherever else the table's template could point.
      reads: [
        ...Object.values(records).map(({ table }) => table),
        ...tables.flatMap(({ candidate }) => targets.map((target) => ({ ...candidate, folder: target }))),
      ],
      writes: targets,
    },
    bounds: tables.map(({ compacted }) => compacted),
    assets: glue === undefined ? [] : [{ file: STATEMENT_SCRIPT.file, folder: glue.scripts }],
    triggers: types.map((type) =>
      onSchedule(`${workflow.name}-${type}-nightly`, 'cron(0 2 * * ? *)', {
        target: workflow,
        enabled: false,
        // EventBridge Scheduler fills it in: the day before is compacted.
        input: { record_type: type, scheduled_time: '<aws.scheduler.scheduled-time>' },
      }),
    ),
  })
}

/** The second engine: it reads the source and writes results, and no more. */
function compactionJob(options: CompactionOptions, { scripts }: GlueEngine, targets: readonly Folder[]): GlueJob {
  const tables = Object.values(options.records).map(({ table }) => table)
  return glueJob(COMPACTION_JOB, {
    script: { folder: scripts, file: STATEMENT_SCRIPT.name },
    arguments: { ...STATEMENT_SCRIPT.arguments, '--database': options.database.name },
    concurrentRuns: 5,
    access: [
      readAccess(options.source),
      ...sparkWriteAccess(...targets),
      { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartitions'], on: tables },
    ],
  })
}

function refuseInPlace(output: string, source: string): void {
  const target = `${output}/`
  if (!target.startsWith(source) && !source.startsWith(target)) return
  throw new DefinitionError({
    code: 'target-inside-source',
    path: `compaction.outputs.${output}`,
    message: `the target ${target} and the source ${source} lie in one another`,
    hint: 'a partition is never compacted in place: name another folder',
  })
}

/** Names of tables have no hyphen, so two types could come to the same one. */
function refuseDoubles(types: readonly string[]): void {
  const double = types.find((type) => !/^[a-z][a-z0-9_-]*$/.test(type) || types.some((other) => other !== type && same(other, type)))
  if (double === undefined) return
  throw new DefinitionError({
    code: 'bad-record-type',
    path: `compaction.records.${double}`,
    message: `${JSON.stringify(double)} cannot be a record type here`,
    hint: 'use lower-case letters, digits, "_" and "-", and no two names that differ by these alone',
  })
}

function same(left: string, right: string): boolean {
  return compactedTable(left) === compactedTable(right)
}
