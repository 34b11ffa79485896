import { join } from 'node:path'
import { recordFiles } from '../../record-files.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import { callbackOperations, type TaskCallbacks } from './callback-operations.ts'
import { executionOperations } from './execution-operations.ts'
import { type ExecutionPorts, type ExecutionRecord, executions } from './executions.ts'
import { type StateMachineRecord, stateMachines } from './state-machines.ts'

/** Options of {@link sfn}. */
export interface SfnOptions {
  readonly environment: LocalEnvironment
  /** Who waits for task tokens. */
  readonly callbacks: TaskCallbacks
  /** How executions reach the services; asked for at each start. */
  readonly ports: () => ExecutionPorts
}

/**
 * Step Functions on the engine: state machines and executions, kept under `<root>/sfn`, and the answers to task tokens.
 * An execution that was running when its process ended is ABORTED.
 */
export function sfn({ environment, callbacks, ports }: SfnOptions): LocalService {
  const folder = join(environment.root, 'sfn')
  const machines = stateMachines(recordFiles<StateMachineRecord>(join(folder, 'machines')), environment)
  const running = executions(recordFiles<ExecutionRecord>(join(folder, 'executions')), environment, ports)
  return {
    name: 'sfn',
    operations: {
      ...machines.operations,
      ...executionOperations(running, machines, environment),
      ...callbackOperations(callbacks),
    },
    untilDone: (arn, signal) => running.untilDone(arn, signal),
    close: () => running.close(),
  }
}
