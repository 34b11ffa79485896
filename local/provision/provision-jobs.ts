import { ROLE_ID } from '../../analysis/iam/index.ts'
import type { ResourceOf } from '../../services/index.ts'
import { AwsError, type LocalService } from '../service.ts'
import { call } from './call.ts'

/** Makes a Glue job, or brings the one of its name up to the declaration. */
export async function provisionJob(glue: LocalService, job: ResourceOf<'glue-job'>): Promise<void> {
  const { script, bookmark } = job
  const settings = {
    Role: ROLE_ID.glueJob(job.id),
    Command: {
      Name: 'glueetl',
      ScriptLocation: `${script.folder.uri}${script.file.slice(script.file.lastIndexOf('/') + 1)}`,
      PythonVersion: '3',
    },
    DefaultArguments: { '--job-bookmark-option': bookmark ? 'job-bookmark-enable' : 'job-bookmark-disable', ...job.arguments },
    GlueVersion: job.glueVersion,
    WorkerType: job.workerType,
    NumberOfWorkers: job.workers,
    Timeout: job.timeoutMinutes,
    ExecutionProperty: { MaxConcurrentRuns: job.concurrentRuns },
  }
  try {
    await call(glue, 'CreateJob', { Name: job.name, ...settings })
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'IdempotentParameterMismatchException')) throw error
    await call(glue, 'UpdateJob', { JobName: job.name, JobUpdate: settings })
  }
}
