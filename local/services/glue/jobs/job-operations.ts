import type * as Glue from '@aws-sdk/client-glue'
import type { RecordFiles } from '../../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../../service.ts'
import type { JobRecord } from './job-record.ts'

/** The operations on jobs. */
export function jobOperations(files: RecordFiles<JobRecord>, { clock }: LocalEnvironment) {
  const all = async () => {
    const found = await Promise.all((await files.folders()).map((name) => files.read(name, 'job')))
    return found.filter((job) => job !== undefined)
  }
  return {
    async CreateJob({ Name = '', ...input }: Glue.CreateJobRequest): Promise<Glue.CreateJobResponse> {
      if (!/^[\w .-]{1,255}$/.test(Name) || Name.startsWith('.'))
        throw new AwsError('InvalidInputException', `Invalid job name ${Name}.`, 400)
      if ((await files.read(Name, 'job')) !== undefined) {
        throw new AwsError(
          'IdempotentParameterMismatchException',
          `Job with name: ${Name} already submitted with different configuration`,
          400,
        )
      }
      const now = clock.now()
      await files.write({ ...settingsOf(input), name: Name, created: now, modified: now }, Name, 'job')
      return { Name }
    },
    async UpdateJob({ JobName, JobUpdate = {} }: Glue.UpdateJobRequest): Promise<Glue.UpdateJobResponse> {
      const { name, created } = await requireJob(files, JobName)
      await files.write({ ...settingsOf(JobUpdate), name, created, modified: clock.now() }, name, 'job')
      return { JobName: name }
    },
    async GetJob({ JobName }: Glue.GetJobRequest): Promise<Glue.GetJobResponse> {
      return { Job: describe(await requireJob(files, JobName)) }
    },
    async GetJobs(): Promise<Glue.GetJobsResponse> {
      return { Jobs: (await all()).map(describe) }
    },
    async ListJobs(): Promise<Glue.ListJobsResponse> {
      return { JobNames: (await all()).map(({ name }) => name) }
    },
    /** To delete what is not there is a success. */
    async DeleteJob({ JobName = '' }: Glue.DeleteJobRequest): Promise<Glue.DeleteJobResponse> {
      await files.remove(JobName, 'job')
      return { JobName }
    },
  }
}

/** Rejects with `EntityNotFoundException`. */
export async function requireJob(files: RecordFiles<JobRecord>, name = ''): Promise<JobRecord> {
  const found = await files.read(name, 'job')
  if (found !== undefined) return found
  throw new AwsError('EntityNotFoundException', `Failed to start job run due to missing metadata: job ${name} not found`, 400)
}

function settingsOf(
  input: Omit<Glue.CreateJobRequest, 'Name' | 'Role' | 'Command'> & Glue.JobUpdate,
): Omit<JobRecord, 'name' | 'created' | 'modified'> {
  const { Role = '', Command, DefaultArguments = {}, GlueVersion = '5.0', WorkerType = 'G.1X', NumberOfWorkers = 2, Description } = input
  return {
    role: Role,
    scriptLocation: Command?.ScriptLocation ?? '',
    arguments: DefaultArguments,
    glueVersion: GlueVersion,
    workerType: WorkerType,
    workers: NumberOfWorkers,
    timeoutMinutes: input.Timeout ?? 2880,
    concurrentRuns: input.ExecutionProperty?.MaxConcurrentRuns ?? 1,
    retries: input.MaxRetries ?? 0,
    ...(Description !== undefined && { description: Description }),
  }
}

function describe(job: JobRecord): Glue.Job {
  return {
    Name: job.name,
    Role: job.role,
    Command: { Name: 'glueetl', ScriptLocation: job.scriptLocation, PythonVersion: '3' },
    DefaultArguments: { ...job.arguments },
    GlueVersion: job.glueVersion,
    WorkerType: job.workerType as Glue.WorkerType,
    NumberOfWorkers: job.workers,
    MaxCapacity: job.workers,
    Timeout: job.timeoutMinutes,
    MaxRetries: job.retries,
    ExecutionProperty: { MaxConcurrentRuns: job.concurrentRuns },
    CreatedOn: new Date(job.created),
    LastModifiedOn: new Date(job.modified),
    ...(job.description !== undefined && { Description: job.description }),
  }
}
