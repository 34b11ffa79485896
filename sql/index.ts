export { compaction, purchasesByCountry, userEvents } from './generated/statements.ts'
export type { Statement } from './statement.ts'
