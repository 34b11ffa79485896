import { decodeDocument } from '../decode-document.ts'
import { readDocument } from '../request-body.ts'
import { jsonError } from './json-error.ts'
import type { Protocol } from './protocol.ts'

/** awsJson1_0 and awsJson1_1: every operation a POST to `/`, named by `X-Amz-Target`. @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function awsJson(contentType: string): Protocol {
  return {
    async readInput(routed) {
      const { input } = routed.operation
      const document = await readDocument(routed.body.stream)
      if (document.byteLength === 0 || input.isUnitSchema()) return {}
      return { ...((await decodeDocument(routed, input, document)) as object) }
    },
    writeOutput({ model, operation }, output) {
      const serializer = model.codec.createSerializer()
      if (!operation.output.isUnitSchema()) serializer.write(operation.output, output)
      const body = operation.output.isUnitSchema() ? '{}' : serializer.flush()
      return { status: 200, headers: { 'content-type': contentType }, body }
    },
    writeError: (model, error) => jsonError(contentType, model, error),
  }
}
