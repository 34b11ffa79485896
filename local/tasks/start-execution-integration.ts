import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { httpMetadata } from './http-metadata.ts'
import type { Integration } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'
import { type SyncJob, syncIntegration } from './sync-integration.ts'

const plain = plainIntegration('states', 'startExecution')

/** `states:startExecution`: starts another execution and goes on. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const startExecutionIntegration: Integration = {
  check: plain.check,
  async run(world, request, context) {
    const started = await plain.run(world, request, context)
    const length = JSON.stringify(started).length
    return {
      ...(started as JsonObject),
      ...httpMetadata(world, context.clock, { status: 200, contentType: 'application/x-amz-json-1.0', length }),
    }
  },
}

const job: SyncJob = {
  service: 'states',
  start: startExecutionIntegration,
  rule: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
  look: 'describeExecution',
  stop: 'stopExecution',
  id: 'ExecutionArn',
  state: ['Status'],
  succeeded: ['SUCCEEDED'],
  failed: ['FAILED', 'TIMED_OUT', 'ABORTED'],
  outlives: true,
}

/** `states:startExecution.sync`: input and output are text. */
export const startExecutionSyncIntegration = syncIntegration(job)

/** `states:startExecution.sync:2`: input and output are JSON. */
export const startExecutionSync2Integration = syncIntegration({ ...job, result: parsed })

function parsed(seen: JsonValue): JsonValue {
  if (!isJsonObject(seen)) return seen
  const texts = Object.entries(seen).filter(([name]) => name === 'Input' || name === 'Output')
  return { ...seen, ...Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(String(text)) as JsonValue])) }
}
