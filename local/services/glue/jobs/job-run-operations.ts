import type * as Glue from '@aws-sdk/client-glue'
import type { Activity } from '../../../activity.ts'
import type { RecordFiles } from '../../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../../service.ts'
import { requireJob } from './job-operations.ts'
import type { JobRecord, JobRunRecord } from './job-record.ts'

/** What {@link jobRunOperations} needs. */
export interface JobRunOptions {
  readonly jobs: RecordFiles<JobRecord>
  readonly runs: RecordFiles<JobRunRecord>
  readonly environment: LocalEnvironment
  readonly activity: Activity
  /** Does the job's work; rejects with why it failed. */
  readonly work: (job: JobRecord, given: Readonly<Record<string, string>>) => Promise<void>
}

/** The operations on runs of jobs. A run whose process has ended is `FAILED`. */
export function jobRunOperations({ jobs, runs, environment, activity, work }: JobRunOptions) {
  const { clock, uuid } = environment
  const live = new Map<string, { record: JobRunRecord; readonly ended: Promise<void> }>()
  const find = async (job = '', id = ''): Promise<JobRunRecord> => {
    const found = live.get(id)?.record ?? (/^jr_\w+$/.test(id) ? await runs.read(job, 'runs', id) : undefined)
    if (found === undefined) throw new AwsError('EntityNotFoundException', `Job Run ${id} for job ${job} not found`, 400)
    return current(found)
  }
  const current = (record: JobRunRecord): JobRunRecord =>
    record.completed === undefined && !live.has(record.id)
      ? { ...record, state: 'FAILED', completed: record.started, error: 'The process that ran this job has ended.' }
      : (live.get(record.id)?.record ?? record)

  function start(job: JobRecord, record: JobRunRecord): void {
    const run = { record, ended: Promise.resolve() }
    const change = async (changes: Partial<JobRunRecord>) => {
      run.record = { ...run.record, ...changes }
      await runs.write(run.record, job.name, 'runs', record.id)
    }
    live.set(record.id, run)
    // A job is real work: time stands still while it runs.
    run.ended = clock.hold(async () => {
      try {
        await change({ state: 'RUNNING' })
        await work(job, record.arguments)
        await change({ state: run.record.state === 'STOPPING' ? 'STOPPED' : 'SUCCEEDED', completed: clock.now() })
      } catch (error) {
        const isStopped = run.record.state === 'STOPPING'
        await change({ state: isStopped ? 'STOPPED' : 'FAILED', completed: clock.now(), error: (error as Error).message })
      } finally {
        live.delete(record.id)
      }
    })
    activity.run(`job ${job.name} ${record.id}`, () => run.ended)
  }
  return {
    /** Resolves when a run has ended. */
    untilDone: async (id: string): Promise<void> => live.get(id)?.ended,
    operations: {
      async StartJobRun({ JobName, Arguments = {} }: Glue.StartJobRunRequest): Promise<Glue.StartJobRunResponse> {
        const job = await requireJob(jobs, JobName)
        const busy = [...live.values()].filter(({ record }) => record.job === job.name).length
        if (busy >= job.concurrentRuns) {
          throw new AwsError('ConcurrentRunsExceededException', `Concurrent runs exceeded for ${job.name}`, 400)
        }
        const id = `jr_${uuid().replaceAll('-', '')}${uuid().replaceAll('-', '')}`
        const record: JobRunRecord = {
          id,
          job: job.name,
          state: 'STARTING',
          arguments: { ...job.arguments, ...Arguments },
          started: clock.now(),
        }
        start(job, record)
        return { JobRunId: id }
      },
      async GetJobRun({ JobName, RunId }: Glue.GetJobRunRequest): Promise<Glue.GetJobRunResponse> {
        return { JobRun: describe(await find(JobName, RunId), await requireJob(jobs, JobName)) }
      },
      async GetJobRuns({ JobName }: Glue.GetJobRunsRequest): Promise<Glue.GetJobRunsResponse> {
        const job = await requireJob(jobs, JobName)
        const kept = await Promise.all((await runs.names(job.name, 'runs')).map((id) => runs.read(job.name, 'runs', id)))
        const found = kept.filter((record) => record !== undefined).map(current)
        return { JobRuns: found.sort((left, right) => right.started - left.started).map((record) => describe(record, job)) }
      },
      /** A statement that runs is let run to its end, and its run is `STOPPED` then. */
      async BatchStopJobRun({ JobName = '', JobRunIds = [] }: Glue.BatchStopJobRunRequest): Promise<Glue.BatchStopJobRunResponse> {
        const running = JobRunIds.filter((id) => live.get(id)?.record.job === JobName)
        for (const id of running) {
          const run = live.get(id)
          if (run !== undefined) run.record = { ...run.record, state: 'STOPPING' }
        }
        const missing = JobRunIds.filter((id) => !running.includes(id))
        return {
          SuccessfulSubmissions: running.map((JobRunId) => ({ JobName, JobRunId })),
          Errors: missing.map((JobRunId) => ({
            JobName,
            JobRunId,
            ErrorDetail: { ErrorCode: 'JobRunInTerminalStateException', ErrorMessage: 'Job Run is in terminal state' },
          })),
        }
      },
    },
  }
}

function describe(record: JobRunRecord, job: JobRecord): Glue.JobRun {
  const { id, state, started, completed, error } = record
  return {
    Id: id,
    Attempt: 0,
    JobName: job.name,
    StartedOn: new Date(started),
    LastModifiedOn: new Date(completed ?? started),
    JobRunState: state,
    Arguments: { ...record.arguments },
    PredecessorRuns: [],
    AllocatedCapacity: job.workers,
    ExecutionTime: completed === undefined ? 0 : Math.ceil((completed - started) / 1000),
    Timeout: job.timeoutMinutes,
    MaxCapacity: job.workers,
    WorkerType: job.workerType as Glue.WorkerType,
    NumberOfWorkers: job.workers,
    LogGroupName: '/aws-glue/jobs',
    GlueVersion: job.glueVersion,
    ...(completed !== undefined && { CompletedOn: new Date(completed) }),
    ...(error !== undefined && { ErrorMessage: error }),
  }
}
