import { randomUUID } from 'node:crypto'
import type { JsonValue } from '../../../asl/json.ts'
import type { TaskContext, TaskPort } from '../../../engine/ports.ts'
import type { LocalService } from '../../../local/service.ts'
import { glue } from '../../../local/services/glue/glue.ts'
import { lambda } from '../../../local/services/lambda/lambda.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { sfn } from '../../../local/services/sfn/sfn.ts'
import { callbackTokens } from '../../../local/tasks/callback-tokens.ts'
import { localTasks } from '../../../local/tasks/local-tasks.ts'
import { emptyEnvironment } from '../environment.ts'

/** A task port over real local services, and whatever else is given. */
export async function openTasks(more: readonly LocalService[] = []) {
  const environment = await emptyEnvironment()
  const s3Service = s3({ environment })
  const tokens = callbackTokens()
  const lambdaService = lambda({
    environment,
    functions: ['handler', 'refuse', 'sleep', 'nothing'].map((handlerExport) => ({
      name: handlerExport,
      handlerFile: new URL('../lambda/handlers/orders.ts', import.meta.url),
      handlerExport,
      timeoutSeconds: 1,
    })),
  })
  const states = sfn({ environment, callbacks: tokens, ports: () => ({ tasks: port }) })
  const services = [s3Service, lambdaService, glue({ environment, store: s3Service.store }), states, ...more]
  const port: TaskPort = localTasks({
    services,
    tokens,
    activities: states.activities,
    uuid: randomUUID,
    region: environment.region,
    accountId: environment.accountId,
  })
  const submitted: JsonValue[] = []
  const heartbeats: number[] = []
  const abort = new AbortController()
  const context: TaskContext = {
    clock: environment.clock,
    signal: abort.signal,
    submitted: (output) => submitted.push(output),
    started: () => undefined,
    heartbeat: () => heartbeats.push(environment.clock.now()),
  }
  const run = (resource: string, args: JsonValue, more: Partial<Parameters<TaskPort['run']>[0]> = {}) =>
    port.run(
      { resource, arguments: args, stateName: 'State', executionArn: 'arn:aws:states:us-east-1:000000000000:execution:m:e', ...more },
      context,
    )
  const close = async () => {
    for (const service of services) await service.close?.()
  }
  return { environment, store: s3Service.store, services, run, submitted, heartbeats, abort, close }
}
