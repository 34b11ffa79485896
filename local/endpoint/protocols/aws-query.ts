import type { NormalizedSchema } from '@smithy/core/schema'
import { readForm } from '../query-form.ts'
import type { SchemaRef } from '../service-model.ts'
import { escapeXml, PROLOG } from '../xml-text.ts'
import { errorStatus } from './json-error.ts'
import type { Protocol } from './protocol.ts'

/** awsQuery: a form in, XML out. @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const awsQuery: Protocol = {
  async readInput({ operation, request }) {
    // A form's values are members of the input by their names.
    return operation.input.isUnitSchema() ? {} : ((readForm(operation.input, request.query) ?? {}) as Record<string, unknown>)
  },
  writeOutput({ model, operation }, output) {
    const serializer = model.codec.createSerializer()
    const isEmpty = operation.output.isUnitSchema()
    serializer.write(responseSchema(operation.name, operation.output), isEmpty ? {} : { [`${operation.name}Result`]: output })
    return { status: 200, headers: { 'content-type': 'text/xml' }, body: PROLOG + serializer.flush() }
  },
  writeError(model, error, requestId) {
    const shape = model?.errors.get(error.code) ?? model?.errors.get(`${error.code}Exception`)
    const fields = { Type: error.httpStatus < 500 ? 'Sender' : 'Receiver', Code: shape?.queryCode ?? error.code, Message: error.message }
    const members = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    return {
      status: errorStatus(error, shape?.httpStatus),
      headers: { 'content-type': 'text/xml' },
      body: `${PROLOG}<ErrorResponse><Error>${members.join('')}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }
  },
}

const STRUCT = 3

/** What no schema describes: `<PublishResponse><PublishResult>` around the output, in the SDK's packed form. */
function responseSchema(operation: string, output: NormalizedSchema): SchemaRef {
  const isEmpty = output.isUnitSchema()
  const members = isEmpty ? [] : [`${operation}Result`]
  return [STRUCT, 'local', `${operation}Response`, 0, members, isEmpty ? [] : [output.getSchema()]] as unknown as SchemaRef
}
