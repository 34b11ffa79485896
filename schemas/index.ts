export { PARTITION_WRITTEN, PartitionWritten } from './partition-written.ts'
export { type TaskContract, taskContract } from './task-contract.ts'
export { TaskError } from './task-error.ts'
export { ObjectCreated, Scheduled, ScheduledEvent, ServiceEvent, triggerInput } from './trigger-events.ts'
