import { RECORD_TYPES } from '../../schemas/record-types/index.ts'
import { type TransformHandler, transformHandler } from './transform-handler.ts'

/** See the contract. */
export const handler: TransformHandler = transformHandler(RECORD_TYPES)
