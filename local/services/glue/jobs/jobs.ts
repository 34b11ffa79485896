import { join } from 'node:path'
import type { Activity } from '../../../activity.ts'
import { recordFiles } from '../../../record-files.ts'
import type { LocalEnvironment, OperationTable } from '../../../service.ts'
import type { ServiceCall } from '../../../service-call.ts'
import { jobOperations } from './job-operations.ts'
import type { JobRecord, JobRunRecord } from './job-record.ts'
import { jobRunOperations } from './job-run-operations.ts'
import { runStatement, type StatementWorld } from './run-statement.ts'

/** Options of {@link glueJobs}. */
export interface GlueJobsOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly call: ServiceCall
  readonly mayCall: StatementWorld['mayCall']
  readonly startQuery: StatementWorld['startQuery']
  /** Resolves when a query of Athena has ended. */
  readonly untilQueryDone: (queryExecutionId: string) => Promise<unknown>
}

/** Jobs of Glue: operations of Glue, and what runs behind them. */
export interface GlueJobs {
  readonly operations: OperationTable
  /** Resolves when a run has ended. */
  untilDone(runId: string): Promise<void>
}

/**
 * Jobs and their runs under `<root>/glue-jobs/<job>/`. A job is a SQL statement that one generic script runs; here it runs on the
 * local Athena, with the arguments of the run over those of the job.
 */
export function glueJobs({ environment, activity, call, mayCall, startQuery, untilQueryDone }: GlueJobsOptions): GlueJobs {
  const folder = join(environment.root, 'glue-jobs')
  const jobs = recordFiles<JobRecord>(folder)
  const runs = recordFiles<JobRunRecord>(folder)
  const world = { call, mayCall, startQuery, clock: environment.clock, untilQueryDone }
  const running = jobRunOperations({ jobs, runs, environment, activity, work: (job, given) => runStatement(world, job, given) })
  return { operations: { ...jobOperations(jobs, environment), ...running.operations }, untilDone: running.untilDone }
}
