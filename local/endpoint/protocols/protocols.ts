import { awsJson } from './aws-json.ts'
import { awsQuery } from './aws-query.ts'
import type { Protocol } from './protocol.ts'
import { restJson } from './rest-json.ts'
import { restXml } from './rest-xml.ts'

/** The protocols by the ids that the SDK's clients tell. */
export const protocols: Readonly<Record<string, Protocol>> = {
  'aws.protocols#awsJson1_0': awsJson('application/x-amz-json-1.0'),
  'aws.protocols#awsJson1_1': awsJson('application/x-amz-json-1.1'),
  'aws.protocols#awsQuery': awsQuery,
  'aws.protocols#restJson1': restJson,
  'aws.protocols#restXml': restXml,
}
