import { readHttpInput } from '../http-input.ts'
import { writeHttpOutput } from '../http-output.ts'
import { escapeXml, PROLOG } from '../xml-text.ts'
import type { Protocol } from './protocol.ts'

const format = { contentType: 'application/xml', emptyBody: undefined, prolog: PROLOG }

/** restXml, with S3's unwrapped errors. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const restXml: Protocol = {
  readInput: readHttpInput,
  writeOutput(routed, output) {
    // The one document that the schemas do not describe: a location as the text of the root itself.
    if (routed.operation.name === 'GetBucketLocation') return locationResponse(output.LocationConstraint as string | undefined)
    return writeHttpOutput(routed, output, format)
  },
  writeError(_model, error, requestId) {
    const fields = Object.entries({ Code: error.code, Message: error.message, ...error.fields, RequestId: requestId })
    const members = fields.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    // Neither 304 nor 412 of a HEAD may have a body; the endpoint leaves it out for HEAD.
    const body = error.httpStatus === 304 ? undefined : `${PROLOG}<Error>${members.join('')}</Error>`
    return { status: error.httpStatus, headers: { 'content-type': 'application/xml' }, body }
  },
}

function locationResponse(location: string | undefined) {
  const body = `${PROLOG}<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${escapeXml(location ?? '')}</LocationConstraint>`
  return { status: 200, headers: { 'content-type': 'application/xml' }, body }
}
