import { checkNames } from '../machine/check-names.ts'
import { readMachine } from '../machine/read-machine.ts'
import type { Machine, StateGroup } from '../machine/state-document.ts'
import { awsQuotas } from '../quotas.ts'
import { createExecution, type LaunchOptions } from './create-execution.ts'
import type { Execution } from './execution.ts'
import type { RunningExecution } from './execution-result.ts'
import { launch } from './launch.ts'
import type { ResumeOptions, StartOptions } from './start-options.ts'

/**
 * Starts an execution of a state machine.
 * @throws DefinitionUnreadable where the document cannot be run at all
 */
export function startExecution(options: StartOptions): RunningExecution {
  return launch(readStarted(options), options)
}

/**
 * Carries an execution on from its journal, or redrives one that ended without success. States that ended are not run again; of
 * a task that was scheduled and whose end is not recorded the port is asked again, with what is known of it in
 * `TaskContext.resumed`; waits and pauses keep the moment of their end.
 *
 * @throws DefinitionUnreadable where the document cannot be run at all
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function resumeExecution(options: ResumeOptions): RunningExecution {
  return launch(readStarted(options), options)
}

function readStarted({ definition, quotas }: StartOptions): Machine {
  const machine = readMachine(definition)
  checkNames(machine, quotas?.nameCharacters ?? awsQuotas.nameCharacters)
  return machine
}

/** An execution that nothing has started, for a state that is tested alone. */
export function createSingleExecution(group: StateGroup, options: LaunchOptions): Execution {
  const fail = (bug: unknown) => {
    throw bug
  }
  return createExecution({ ...group, definition: {}, timeoutSeconds: undefined }, options, { startChild: fail as () => never, crash: fail })
}
