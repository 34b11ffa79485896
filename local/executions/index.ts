/** Executions that outlive the process that runs them. */
export type { ExecutionRecord, ExecutionState, NewExecution, Redrives } from './execution-record.ts'
export type { HistoryPage, HistoryPageOptions } from './history-page.ts'
export { type Executions, type ExecutionsOptions, type LiveExecution, openExecutions } from './open-executions.ts'
export { redriveObstacle } from './redrivable.ts'
