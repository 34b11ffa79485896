import type { Caller } from '../access/caller.ts'
import { AwsError } from '../service.ts'
import { refusePages } from './browser-guard.ts'
import { requireTypes } from './input-types.ts'
import type { Protocol, WireResponse } from './protocols/protocol.ts'
import { protocols } from './protocols/protocols.ts'
import { withForm } from './query-form.ts'
import type { Registry } from './registry.ts'
import { requestBody } from './request-body.ts'
import { handlerOf, type Route, route } from './route.ts'
import type { OperationModel } from './service-model.ts'
import { accessKeyOf } from './signature-scope.ts'
import { headerOf, parseTarget, type ReceivedRequest } from './wire-request.ts'

/** What answers are made of. */
export interface Answering {
  readonly registry: Registry
  /** Whose access key it is; nobody's stands for the owner of the account. */
  readonly callerOf: (accessKeyId: string | undefined) => Caller | undefined
  /** Told of failures that are no AWS errors. */
  readonly report: (error: unknown) => void
}

/** Answers a request: route, input, handler, output. Every failure becomes an error response of the protocol. */
export async function answer(
  received: ReceivedRequest,
  { registry, callerOf, report }: Answering,
  requestId: string,
): Promise<WireResponse> {
  let routed: Route | undefined
  let protocol = guessProtocol(received)
  try {
    refusePages(received.headers)
    const request = await withForm({ ...received, ...parseTarget(received.target) })
    routed = route(request, registry)
    protocol = protocolOf(routed)
    const { model, operation, labels, service } = routed
    const handler = handlerOf(service, operation.name)
    const input = await protocol.readInput({ model, operation, labels, request, body: requestBody(request, keepsEncoding(operation)) })
    requireTypes(operation.input, input)
    requireMembers(operation, input)
    const output = (await handler(input, callerOf(accessKeyOf(request)))) as Readonly<Record<string, unknown>> | undefined
    return protocol.writeOutput({ model, operation }, output ?? {})
  } catch (error) {
    if (!(error instanceof AwsError)) report(error)
    return protocol.writeError(routed?.model, asAwsError(error), requestId)
  }
}

function protocolOf({ model, service }: Route): Protocol {
  const protocol = protocols[model.protocolId]
  if (protocol !== undefined) return protocol
  throw new AwsError('NotImplemented', `The local endpoint does not speak ${model.protocolId}, the protocol of ${service.name}.`, 501)
}

/** How to word an error before the service is known. */
function guessProtocol({ headers }: ReceivedRequest): Protocol {
  const type = headerOf(headers, 'content-type') ?? ''
  const isJson = headerOf(headers, 'x-amz-target') !== undefined || type.includes('json')
  return protocols[isJson ? 'aws.protocols#restJson1' : 'aws.protocols#restXml']!
}

function keepsEncoding({ input }: OperationModel): boolean {
  return Object.values(input.getMemberSchemas()).some((member) => member.getMergedTraits().httpHeader === 'Content-Encoding')
}

/** AWS's own wording for a required member that is missing. The schemas tell which are required, but no other constraint. */
function requireMembers({ required }: OperationModel, input: Readonly<Record<string, unknown>>): void {
  const missing = required.filter((name) => input[name] === undefined || input[name] === null)
  if (missing.length === 0) return
  const problems = missing.map(
    (name) => `Value null at '${name[0]?.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
  )
  const count = `${missing.length} validation error${missing.length > 1 ? 's' : ''} detected`
  throw new AwsError('ValidationException', `${count}: ${problems.join('; ')}`, 400)
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new AwsError('InternalError', `The local service failed: ${message}`, 500, {}, { cause: error })
}
