export { type TaskContract, taskContract } from './task-contract.ts'
export { TaskError } from './task-error.ts'
