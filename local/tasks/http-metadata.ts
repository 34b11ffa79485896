import type { JsonObject } from '../../asl/json.ts'
import type { Clock } from '../../engine/clock/clock.ts'
import type { TaskWorld } from './integration.ts'

/** An answered HTTP call. */
export interface HttpCall {
  readonly status: number
  readonly contentType: string
  /** Bytes of the body. */
  readonly length: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What some optimised integrations tell of the HTTP call beside its result, as recorded executions have it; workflows in the wild read it. */
export function httpMetadata(world: TaskWorld, clock: Clock, call: HttpCall): JsonObject {
  const requestId = world.uuid()
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(call.length),
    'Content-Type': call.contentType,
    Date: new Date(clock.now()).toUTCString(),
    ...call.headers,
    'x-amzn-RequestId': requestId,
  }
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: call.status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  }
}
