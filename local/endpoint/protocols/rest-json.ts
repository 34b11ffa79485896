import { readHttpInput } from '../http-input.ts'
import { writeHttpOutput } from '../http-output.ts'
import { jsonError } from './json-error.ts'
import type { Protocol } from './protocol.ts'

const format = { contentType: 'application/json', emptyBody: '{}', prolog: '' }

/** restJson1. @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export const restJson: Protocol = {
  readInput: readHttpInput,
  writeOutput: (routed, output) => writeHttpOutput(routed, output, format),
  writeError: (model, error) => jsonError('application/json', model, error),
}
