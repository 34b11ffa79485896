export { compaction, contractedIngestion, purchasesByCountry, realtimeEvents, userEvents } from './generated/statements.ts'
export type { Statement } from './statement.ts'
