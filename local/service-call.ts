import type { Caller } from './access/caller.ts'
import { handlerOf } from './endpoint/route.ts'
import type { LocalService } from './service.ts'

/**
 * Calls an operation of another local service, by the names of the SDK: `('sqs', 'SendMessage', input)`, as somebody or as the owner.
 * Rejects with `AwsError`.
 */
export type ServiceCall = <Output = unknown>(service: string, operation: string, input: object, caller?: Caller) => Promise<Output>

/** Calls between the services of an account; asked for at each call, since services refer to one another. */
export function serviceCall(services: () => readonly LocalService[]): ServiceCall {
  return async <Output>(name: string, operation: string, input: object, caller?: Caller) => {
    const service = services().find((service) => service.name === name)
    if (service === undefined) throw new Error(`The local account has no ${name}.`)
    // The caller knows the operation, as callers of the SDK do.
    return (await handlerOf(service, operation)!(input, caller)) as Output
  }
}
