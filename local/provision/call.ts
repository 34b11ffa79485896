import { handlerOf } from '../endpoint/route.ts'
import { AwsError, type LocalService } from '../service.ts'

/** Calls an operation of a service. */
export function call<Output = unknown>(service: LocalService, operation: string, input: object): Promise<Output> {
  // The caller knows the operation, as callers of the SDK do.
  return handlerOf(service, operation)!(input) as Promise<Output>
}

/** Takes one error for a success: that something is there already. */
export async function allowing(code: string, work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AwsError && error.code === code)) throw error
  })
}
