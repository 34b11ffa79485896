import { context, exists, type Flow, jsonata, orElse, type Ref } from '../../asl/index.ts'
import { glue, lambda } from '../../services/index.ts'
import { discardRun } from '../../tasks/discard-run/contract.ts'
import type { Measured } from './measure.ts'
import type { CompactionOptions } from './options.ts'
import type { Plan } from './plan.ts'

/** The parameters of a partition's catalog entry by which the next run knows which files nobody reads any more. */
const FOLDER = 'sluice.folder'
const REPLACED = 'sluice.replaced'

/**
 * Points readers at the new files: one change of the partition's catalog entry, so that a query sees the earlier result or this one,
 * whole. The files that this one replaces stay for queries that have begun; those that were replaced before go.
 */
export function publish<S>(flow: Flow<S>, plan: Ref<Plan, S>, written: Ref<Measured, S>, options: CompactionOptions): void {
  const { bucket, database } = options
  const table = { DatabaseName: database.name, TableName: plan.compacted }
  const described = flow.task('Get compacted table', glue.getTable, { DatabaseName: database.name, Name: plan.compacted })
  const before = flow.task(
    'Get partition',
    glue.getPartition,
    { ...table, PartitionValues: [plan.dt] },
    {
      catch: { 'Glue.EntityNotFoundException': 'continue' },
    },
  )
  const parameter = (name: string) => orElse(jsonata<string | undefined>`$lookup(${before.Partition.Parameters}, ${name})`, '')
  const input = flow.pass('Describe partition', {
    entry: {
      Values: [plan.dt],
      StorageDescriptor: jsonata<
        Readonly<Record<string, never>>
      >`$merge([${described.Table.StorageDescriptor}, { "Location": ${plan.target} }])`,
      Parameters: {
        [FOLDER]: plan.folder,
        // A redrive that comes here again has not replaced itself.
        [REPLACED]: jsonata<string>`(${parameter(FOLDER)} = ${plan.folder} ? ${parameter(REPLACED)} : ${parameter(FOLDER)})`,
        'sluice.rows': jsonata<string>`$string(${written.rows})`,
        'sluice.digest': written.digest,
        'sluice.at': context.State.EnteredTime,
      },
    },
    unread: parameter(REPLACED),
  })
  flow.when(
    'Compacted before?',
    exists(before.Partition.Values),
    (again) => {
      again.task('Replace partition', glue.updatePartition, { ...table, PartitionValueList: [plan.dt], PartitionInput: input.entry })
    },
    (first) => {
      first.task('Add partition', glue.createPartition, { ...table, PartitionInput: input.entry })
    },
  )
  flow.when('Files unread?', jsonata<boolean>`(${input.unread} != "" and ${input.unread} != ${plan.folder})`, (unread) => {
    unread.task('Discard unread files', lambda.invoke(discardRun), { bucket: bucket.name, prefix: input.unread })
  })
}
