import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure } from '../../engine/ports.ts'
import { callService } from './call-service.ts'
import type { Integration } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'

/** Milliseconds of the clock between two looks at a query: doubled from the first to the last. */
const FIRST_LOOK = 250
const LAST_LOOK = 5000

const start = plainIntegration('athena', 'startQueryExecution')

/**
 * `athena:startQueryExecution.sync`: starts the query and waits for its end. The result is GetQueryExecution's; a query that
 * failed or was cancelled fails the task with `States.TaskFailed` and the same result as JSON for its cause. A task that is
 * aborted stops its query.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 */
export const athenaSyncIntegration: Integration = {
  check: start.check,
  async run(world, request, context) {
    const call = (action: string, args: JsonValue) =>
      callService(world, context.clock, { service: 'athena', action, arguments: args, style: 'optimised' })
    const started = await start.run(world, request, context)
    context.submitted(started)
    const query = { QueryExecutionId: memberOf(started, 'QueryExecutionId') ?? null }
    try {
      return await untilEnded(context, () => call('getQueryExecution', query))
    } catch (error) {
      if (context.signal.aborted) await call('stopQueryExecution', query).catch(() => undefined)
      throw error
    }
  },
}

async function untilEnded({ clock, signal }: TaskContext, look: () => Promise<JsonValue>): Promise<JsonValue> {
  for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 2, LAST_LOOK)) {
    signal.throwIfAborted()
    const seen = await look()
    const state = memberOf(memberOf(memberOf(seen, 'QueryExecution'), 'Status'), 'State')
    if (state === 'SUCCEEDED') return seen
    if (state === 'FAILED' || state === 'CANCELLED') throw new TaskFailure('States.TaskFailed', JSON.stringify(seen))
    await clock.sleep(wait, signal)
  }
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? (value as JsonObject)[name] : undefined
}
