import type { JsonValue } from '../../asl/json.ts'
import type { Clock } from '../../engine/clock/clock.ts'
import { TaskFailure } from '../../engine/ports.ts'
import { clients } from '../endpoint/clients.ts'
import { loadServiceModel } from '../endpoint/service-model.ts'
import { AwsError } from '../service.ts'
import type { TaskWorld } from './integration.ts'
import { type IntegrationStyle, serviceFailure } from './service-failure.ts'
import { type ServiceNames, serviceNames } from './service-names.ts'
import { taskInput } from './task-input.ts'
import { taskOutput } from './task-output.ts'

/** A call of one operation for a task. */
export interface ServiceCall {
  /** As it stands in the `Resource`: `glue`, `states`. */
  readonly service: string
  /** As it stands in the `Resource`: `startCrawler`. */
  readonly action: string
  readonly arguments: JsonValue
  readonly style: IntegrationStyle
}

/** Calls an operation of a local service and answers what Step Functions would. Time stands still meanwhile. */
export async function callService(world: TaskWorld, clock: Clock, call: ServiceCall): Promise<JsonValue> {
  const operation = call.action.charAt(0).toUpperCase() + call.action.slice(1)
  const names = namesOf(world, call)
  const service = world.services.find(({ name }) => name === names.client)
  const entry = clients[names.client]
  if (service === undefined || entry === undefined) throw unsupported(world, call)
  return clock.hold(async () => {
    const model = await loadServiceModel(entry)
    const schema = model.operations.get(operation)
    const handler = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined
    if (schema === undefined || handler === undefined) throw unsupported(world, call, Object.keys(service.operations))
    const input = taskInput(schema.input, call.arguments, schema.required)
    try {
      return await taskOutput(schema.output, await handler(input), call.style === 'sdk' ? 'text' : 'milliseconds')
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      throw serviceFailure(call.style, { names, model, operation, error, requestId: world.uuid() })
    }
  })
}

function namesOf(world: TaskWorld, call: ServiceCall): ServiceNames {
  const names = serviceNames[call.service]
  if (names === undefined) throw unsupported(world, call)
  return names
}

function unsupported(world: TaskWorld, { service, action }: ServiceCall, operations?: readonly string[]): TaskFailure {
  const known = operations?.length
    ? `of ${service} there are: ${[...operations].sort().join(', ')}`
    : `there are: ${world.services.map(({ name }) => name).join(', ')}`
  return new TaskFailure('States.Runtime', `The local account does not support ${service}:${action}; ${known}.`, 'schedule')
}
