import { join } from 'node:path'
import { type Executions, type ExecutionsOptions, openExecutions } from '../../executions/index.ts'
import { recordFiles } from '../../record-files.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import { type Activities, activities } from './activities.ts'
import { callbackOperations, type TaskCallbacks } from './callback-operations.ts'
import { executionOperations } from './execution-operations.ts'
import { mapRunOperations } from './map-run-operations.ts'
import { type StateMachineRecord, stateMachines } from './state-machines.ts'
import { testStateOperation } from './test-state-operation.ts'

/** Options of {@link sfn}. */
export interface SfnOptions {
  readonly environment: LocalEnvironment
  /** Who waits for task tokens. */
  readonly callbacks: TaskCallbacks
  /** How executions reach the services; asked for at each start. */
  readonly ports: ExecutionsOptions['ports']
  readonly onEvent?: ExecutionsOptions['onEvent']
  readonly onMapRun?: ExecutionsOptions['onMapRun']
}

/** Step Functions of the local account. */
export interface SfnService extends LocalService {
  /** The executions of the state folder, for whoever runs here: an endpoint, a command. */
  readonly executions: Executions
  readonly activities: Activities
}

/**
 * Step Functions on the engine: state machines, kept under `<root>/sfn`, executions, kept under `<root>/executions`, the
 * answers to task tokens, and activities for workers. An execution whose process ended is RUNNING until `executions.resume()` carries it on.
 */
export function sfn({ environment, callbacks, ports, onEvent, onMapRun }: SfnOptions): SfnService {
  const { root, clock, uuid } = environment
  const workers = activities(environment)
  const machines = stateMachines(recordFiles<StateMachineRecord>(join(root, 'sfn', 'machines')), environment)
  const random = () => fraction(uuid())
  const executions = openExecutions({ root, clock, uuid, random, ports, ...(onEvent && { onEvent }), ...(onMapRun && { onMapRun }) })
  return {
    name: 'sfn',
    executions,
    activities: workers,
    operations: {
      ...machines.operations,
      ...executionOperations(executions, machines, environment),
      ...mapRunOperations(executions, () => clock.now()),
      ...workers.operations,
      ...callbackOperations(callbacks),
      ...testStateOperation(environment, (roleArn) => ports({ name: 'TestState', ...(roleArn !== undefined && { roleArn }) }).tasks),
    },
    untilDone: (arn, signal) => executions.untilDone(arn, signal),
    close: () => executions.close(),
  }
}

/** A number from 0 to 1 out of the random bits of a UUID, so that one source of chance is enough. */
function fraction(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8), 16) / 2 ** 32
}
