import { Aborted } from './aborted.ts'

/**
 * The process lets go of an execution that has not ended: its journal has all that is needed to carry on. It is the reason of the
 * signal of a task that is let go of, whose job should go on where it can.
 */
export class ExecutionSuspended extends Aborted {
  override readonly name = 'ExecutionSuspended'
  readonly code = 'execution-suspended'

  constructor(executionArn: string) {
    super(`The execution ${executionArn} was suspended before its end. Resume it from its journal.`)
  }
}
