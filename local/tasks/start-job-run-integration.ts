import type { JsonValue } from '../../asl/json.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'
import { syncIntegration } from './sync-integration.ts'

/** `glue:startJobRun`: starts a run and goes on. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const startJobRunIntegration = plainIntegration('glue', 'startJobRun')

/** `glue:startJobRun.sync`: the result is the run; one that did not succeed fails the task with the run as its cause. */
export const startJobRunSyncIntegration = syncIntegration({
  service: 'glue',
  start: startJobRunIntegration,
  look: 'getJobRun',
  stop: 'batchStopJobRun',
  id: 'JobRunId',
  arguments: {
    look: (id, given) => ({ JobName: jobName(given), RunId: id }),
    stop: (id, given) => ({ JobName: jobName(given), JobRunIds: [id] }),
  },
  job: (answer) => (isJsonObject(answer) ? (answer.JobRun ?? null) : null),
  state: ['JobRunState'],
  succeeded: ['SUCCEEDED'],
  failed: ['FAILED', 'ERROR', 'TIMEOUT', 'STOPPED', 'EXPIRED'],
})

function jobName(given: JsonValue): JsonValue {
  return (isJsonObject(given) ? given.JobName : undefined) ?? null
}
