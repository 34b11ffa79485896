import type { JsonValue } from '../../asl/json.ts'
import type { Clock } from '../../engine/clock/clock.ts'
import { clients } from '../endpoint/clients.ts'
import { type OperationModel, type ServiceModel, serviceModel } from '../endpoint/service-model.ts'
import { AwsError, type LocalService, type OperationHandler } from '../service.ts'
import type { TaskWorld } from './integration.ts'
import { type IntegrationStyle, serviceFailure } from './service-failure.ts'
import { type ServiceNames, serviceNames } from './service-names.ts'
import { readTaskInput } from './task-input.ts'
import { taskOutput } from './task-output.ts'
import { UnusableTask } from './unusable-task.ts'

/** A call of one operation for a task. */
export interface ServiceCall {
  /** As it stands in the `Resource`: `glue`, `states`. */
  readonly service: string
  /** As it stands in the `Resource`: `startCrawler`. */
  readonly action: string
  readonly arguments: JsonValue
  readonly style: IntegrationStyle
}

interface PreparedCall {
  readonly names: ServiceNames
  readonly model: ServiceModel
  readonly operation: OperationModel
  readonly handler: OperationHandler<unknown, unknown>
  readonly input: Record<string, unknown>
}

/** Calls an operation of a local service and answers what Step Functions would. Time stands still meanwhile. */
export function callService(world: TaskWorld, clock: Clock, call: ServiceCall): Promise<JsonValue> {
  return clock.hold(async () => {
    const { names, model, operation, handler, input } = prepareCall(world, call)
    try {
      return await taskOutput(operation.output, await handler(input, world.caller), call.style === 'sdk' ? 'text' : 'milliseconds')
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      throw serviceFailure(call.style, { names, model, operation: operation.name, error, requestId: world.uuid() })
    }
  })
}

/** Finds the operation and reads its input. Throws {@link UnusableTask} where there is none or the arguments do not fit. */
export function prepareCall(world: TaskWorld, call: ServiceCall): PreparedCall {
  const name = call.action.charAt(0).toUpperCase() + call.action.slice(1)
  const names = Object.hasOwn(serviceNames, call.service) ? serviceNames[call.service] : undefined
  const service = world.services.find((service) => service.name === names?.client)
  const entry = clients[names?.client ?? '']
  if (names === undefined || service === undefined || entry === undefined) throw unsupported(world, call)
  const model = serviceModel(entry)
  const operation = model.operations.get(name)
  const handler = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined
  if (operation === undefined || handler === undefined) throw unsupported(world, call, service)
  return { names, model, operation, handler, input: readTaskInput(operation, call.arguments) }
}

function unsupported(world: TaskWorld, { service, action }: ServiceCall, found?: LocalService): UnusableTask {
  const known = found === undefined ? world.services.map(({ name }) => name) : Object.keys(found.operations).sort()
  return new UnusableTask(
    `The local account does not support ${service}:${action}; ${found ? `of ${found.name} ` : ''}there are: ${known.join(', ')}.`,
  )
}
