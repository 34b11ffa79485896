import type { Clock } from '../../../../engine/clock/clock.ts'
import { AwsError } from '../../../service.ts'
import type { ServiceCall } from '../../../service-call.ts'
import { batchItemFailures } from './batch-response.ts'
import type { MappingRecord } from './mapping-record.ts'

/** How a function took a batch. */
export interface BatchOutcome {
  /** The identifiers of the records that failed, in their order. */
  readonly failed: readonly string[]
  /** What the function threw, or what is wrong with its answer; nothing where it told the failures itself. */
  readonly error?: FunctionError
}

/** A function's error, or an answer that cannot be read. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError'
  /** The function's payload, as text. */
  readonly payload: string

  constructor(message: string, payload: string) {
    super(message)
    this.payload = payload
  }
}

/** Gives a batch to the function of a mapping. Never rejects for what the function does. */
export async function invokeBatch(
  world: { readonly clock: Clock; readonly call: ServiceCall },
  { functionArn, reportsFailures }: MappingRecord,
  ids: readonly string[],
  event: object,
): Promise<BatchOutcome> {
  const input = { FunctionName: functionArn, Payload: JSON.stringify(event) }
  let answer: { FunctionError?: string; Payload?: Uint8Array }
  try {
    answer = await world.clock.hold(() => world.call('lambda', 'Invoke', input))
  } catch (error) {
    // A function that is not there fails its batch like one that throws.
    if (!(error instanceof AwsError)) throw error
    return { failed: ids, error: new FunctionError(error.message, '') }
  }
  const payload = Buffer.from(answer.Payload ?? []).toString()
  if (answer.FunctionError !== undefined) return { failed: ids, error: new FunctionError(payload, payload) }
  if (!reportsFailures) return { failed: [] }
  const failures = batchItemFailures(payload, new Set(ids))
  if (failures !== undefined) return { failed: ids.filter((id) => failures.includes(id)) }
  return { failed: ids, error: new FunctionError(`The answer names no batchItemFailures of this batch: ${payload.slice(0, 500)}`, payload) }
}
