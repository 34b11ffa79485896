import type { JsonObject } from '../../asl/json.ts'
import { type HttpCall, httpMetadata } from './http-metadata.ts'
import type { Integration } from './integration.ts'
import { plainIntegration } from './sdk-integration.ts'

/** An optimised integration that tells of its HTTP call beside the result, as recorded executions of SQS, SNS and DynamoDB do. */
export function metadataIntegration(service: string, action: string, call: Pick<HttpCall, 'contentType' | 'headers'>): Integration {
  const plain = plainIntegration(service, action)
  return {
    check: plain.check,
    async run(world, request, context) {
      const output = await plain.run(world, request, context)
      const length = Buffer.byteLength(JSON.stringify(output))
      // The answers of these services are objects.
      return { ...(output as JsonObject), ...httpMetadata(world, context.clock, { status: 200, length, ...call }) }
    },
  }
}
