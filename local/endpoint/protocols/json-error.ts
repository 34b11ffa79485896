import type { AwsError } from '../../service.ts'
import type { ServiceModel } from '../service-model.ts'
import type { WireResponse } from './protocol.ts'

/** An error as the JSON protocols answer it: its code in `x-amzn-errortype` and `__type`, its message under the member that its shape names. */
export function jsonError(contentType: string, model: ServiceModel | undefined, error: AwsError): WireResponse {
  const shape = model?.errors.get(error.code)
  const names = Object.keys(shape?.schema.getMemberSchemas() ?? {})
  const messageName = names.find((name) => name.toLowerCase() === 'message') ?? 'message'
  const members = { ...error.fields, [messageName]: error.message }
  return {
    status: errorStatus(error, shape?.httpStatus),
    headers: {
      'content-type': contentType,
      'x-amzn-errortype': error.code,
      // Services that once spoke the query protocol: older clients know their errors by its codes.
      ...(shape?.queryCode !== undefined && {
        'x-amzn-query-error': `${shape.queryCode};${error.httpStatus < 500 ? 'Sender' : 'Receiver'}`,
      }),
    },
    body: JSON.stringify({ __type: error.code, ...(model && shape ? encoded(model, shape.schema, members) : members) }),
  }
}

/** The shape's status, unless the error names one of its own. */
export function errorStatus(error: AwsError, modelled: number | undefined): number {
  return error.httpStatus === 400 ? (modelled ?? 400) : error.httpStatus
}

function encoded(
  model: ServiceModel,
  schema: Parameters<ReturnType<ServiceModel['codec']['createSerializer']>['write']>[0],
  members: object,
): object {
  const serializer = model.codec.createSerializer()
  serializer.write(schema, members)
  const text = serializer.flush()
  return JSON.parse(typeof text === 'string' ? text : textOf(text)) as object
}

/** Looks at the same memory: the codec's own bytes warn when they are used as text. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
