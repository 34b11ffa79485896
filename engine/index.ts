/**
 * The interpreter of Amazon States Language, for both query languages, on an injected clock.
 * @see https://states-language.net/spec.html
 */
export type { Clock } from './clock/clock.ts'
export { realClock } from './clock/real-clock.ts'
export { type VirtualClock, type VirtualClockOptions, virtualClock } from './clock/virtual-clock.ts'
export { DefinitionUnreadable } from './errors/definition-unreadable.ts'
export { ExecutionSuspended } from './errors/execution-suspended.ts'
export { statesErrors } from './errors/states-errors.ts'
export { WorkflowFailure } from './errors/workflow-failure.ts'
export type { ExecutionType } from './execution/execution.ts'
export type {
  ChildExecution,
  ExecutionEnding,
  ExecutionResult,
  ExecutionStatus,
  MapRunProgress,
  RunningExecution,
} from './execution/execution-result.ts'
export { resumeExecution, startExecution } from './execution/start-execution.ts'
export type { ResumeOptions, StartOptions } from './execution/start-options.ts'
export { apiHistoryEvent } from './history/api-history.ts'
export { executionEnding } from './history/execution-ending.ts'
export type { HistoryEvent, HistoryEventDetails, HistoryEventType } from './history/history-event.ts'
export { isLogged, type LogLevel, type LogOptions, logRecord } from './history/log-record.ts'
export type {
  ChildPosition,
  Journal,
  JournalEntry,
  JournalNote,
  MapRunJournal,
  MapRunPosition,
  MapRunSettings,
  MapRunStatus,
  RecordedInput,
} from './journal/journal.ts'
export { type MemoryJournal, memoryJournal } from './journal/memory-journal.ts'
export type { ExecutionPosition } from './journal/position.ts'
export { PositionReader, readPosition } from './journal/position-reader.ts'
export {
  type ObjectPort,
  type ObjectSummary,
  type ResumedTask,
  type TaskContext,
  TaskFailure,
  type TaskPort,
  type TaskRequest,
} from './ports.ts'
export { awsQuotas, type Quotas } from './quotas.ts'
export { type ResultShape, resultProblem } from './test-state/result-shape.ts'
export { testState } from './test-state/test-state.ts'
export {
  type InspectionLevel,
  type StateConfiguration,
  type StateMock,
  TestStateRejected,
  type TestStateRequest,
  type TestStateResponse,
} from './test-state/test-state-request.ts'
