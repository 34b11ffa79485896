import { ExpressLimitReached } from '../history/express-limit-reached.ts'
import { createHistory } from '../history/history.ts'
import { HistoryLimitReached } from '../history/history-limit-reached.ts'
import { JournalBuffer } from '../journal/journal-buffer.ts'
import type { ExecutionPosition } from '../journal/position.ts'
import type { Machine } from '../machine/state-document.ts'
import { awsQuotas, type Quotas } from '../quotas.ts'
import type { ChildOptions, Execution, ExecutionType } from './execution.ts'
import type { RunningExecution } from './execution-result.ts'
import { runBranch } from './run-branch.ts'
import type { StartOptions } from './start-options.ts'

const DEFAULT_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:StateMachine'

/** What an execution is made of, but for its machine. */
export interface LaunchOptions extends Omit<StartOptions, 'definition'> {
  readonly from?: ExecutionPosition | undefined
  readonly redrive?: boolean | undefined
}

/** What the one who launches an execution lends to it. */
export interface Launcher {
  readonly startChild: (child: ChildOptions) => RunningExecution
  readonly crash: (bug: unknown) => void
}

/** Everything that the states of an execution share. */
export function createExecution(machine: Machine, options: LaunchOptions, { startChild, crash }: Launcher): Execution {
  const { clock, type = 'STANDARD', stateMachineArn = DEFAULT_MACHINE_ARN, from, journal, keepEvents, onEvent } = options
  const name = options.name ?? options.uuid()
  const quotas: Quotas = options.quotas === undefined ? awsQuotas : { ...awsQuotas, ...options.quotas }
  return {
    machine,
    type,
    input: options.input,
    name,
    executionArn: options.executionArn ?? nameExecution(stateMachineArn, type, name, options.uuid),
    stateMachineArn,
    roleArn: options.roleArn ?? 'arn:aws:iam::000000000000:role/StepFunctionsRole',
    startDate: from?.startDate ?? clock.now(),
    redriveCount: (from?.redriveCount ?? 0) + (options.redrive === true ? 1 : 0),
    clock,
    random: options.random,
    uuid: options.uuid,
    tasks: options.tasks,
    objects: options.objects,
    journal,
    history: createHistory({
      clock,
      maximumEvents: type === 'EXPRESS' ? quotas.expressEvents : quotas.historyEvents,
      limitReached: type === 'EXPRESS' ? expressLimitReached : historyLimitReached,
      onEvent,
      journal: journal && new JournalBuffer(journal, crash),
      keepEvents,
      before: from,
    }),
    quotas,
    assigned: { bytes: 0 },
    runBranch,
    startChild,
    onChildExecution: options.onChildExecution,
    onMapRun: options.onMapRun,
    functions: undefined,
    crash,
  }
}

const expressLimitReached = () => new ExpressLimitReached()
const historyLimitReached = (maximumEvents: number) => new HistoryLimitReached(maximumEvents)

/** An Express execution may share its name with another: its ARN ends in an id. */
function nameExecution(stateMachineArn: string, type: ExecutionType, name: string, uuid: () => string): string {
  if (type === 'EXPRESS') return `${stateMachineArn.replace(':stateMachine:', ':express:')}:${name}:${uuid()}`
  if (stateMachineArn !== lastMachine) {
    lastMachine = stateMachineArn
    lastPrefix = stateMachineArn.replace(':stateMachine:', ':execution:')
  }
  return `${lastPrefix}:${name}`
}

/** Of a thousand executions of one machine the ARN is taken apart once. */
let lastMachine = ''
let lastPrefix = ''
