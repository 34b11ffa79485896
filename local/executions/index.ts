/** Executions that outlive the process that runs them. */
export type { ExecutionRecord, ExecutionState, NewExecution, Redrives } from './execution-record.ts'
export type { Executions, ExecutionsOptions, LiveExecution } from './executions.ts'
export type { HistoryPage, HistoryPageOptions } from './history-page.ts'
export type { MapRunState } from './map-run-state.ts'
export { openExecutions } from './open-executions.ts'
export { redriveObstacle } from './redrivable.ts'
