import { field, recordType } from '../../../schemas/record-type.ts'
import { shipments } from '../../../schemas/record-types/index.ts'
import { type TransformHandler, transformHandler } from '../../../tasks/transform/transform-handler.ts'

/** A contract with a mistake in it: shipments of less than a kilogram are refused. The fix is the deployed one. */
const strict = recordType({ ...shipments, fields: { ...shipments.fields, weight_kg: field('double', { least: 1 }) } })

export const handler: TransformHandler = transformHandler([strict])
