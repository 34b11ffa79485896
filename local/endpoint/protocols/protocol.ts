import type { AwsError } from '../../service.ts'
import type { RequestBody } from '../request-body.ts'
import type { RestRoute } from '../rest-route.ts'
import type { OperationModel, ServiceModel } from '../service-model.ts'
import type { WireRequest } from '../wire-request.ts'

/** A request whose operation is known. */
export interface RoutedRequest {
  readonly model: ServiceModel
  readonly operation: OperationModel
  /** Path labels, of REST protocols. */
  readonly labels: RestRoute['labels']
  readonly request: WireRequest
  readonly body: RequestBody
}

/** A response before it is written. */
export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | AsyncIterable<Uint8Array | string> | undefined
}

/** One of the AWS protocols, seen from the server: a request to an input, an output or an error to a response. */
export interface Protocol {
  readInput(routed: RoutedRequest): Promise<Record<string, unknown>>
  writeOutput(routed: Pick<RoutedRequest, 'model' | 'operation'>, output: Readonly<Record<string, unknown>>): WireResponse
  writeError(model: ServiceModel | undefined, error: AwsError, requestId: string): WireResponse
}
