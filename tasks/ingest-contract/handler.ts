import { CONTRACTS } from '../../schemas/contracts/index.ts'
import { ingestHandler } from './ingest-handler.ts'

/** See the contract. A deployment with contracts of its own has a handler like this one, with its own list. */
export const handler = ingestHandler(CONTRACTS)
