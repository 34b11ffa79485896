import { field, recordType } from '../../../schemas/record-type.ts'
import { shipments } from '../../../schemas/record-types/index.ts'
import { type TransformHandler, transformHandler } from '../../../tasks/transform/transform-handler.ts'

/** A contract with a mistake in it: carriers must be numbers. The fix is the deployed one. */
const strict = recordType({ ...shipments, fields: { ...shipments.fields, carrier: field('long') } })

export const handler: TransformHandler = transformHandler([strict])
