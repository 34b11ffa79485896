import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { Clock } from '../clock/clock.ts'
import { Aborted } from '../errors/aborted.ts'
import { StatesTimeoutError } from '../errors/states-timeout-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { createHistory } from '../history/history.ts'
import type { HistoryEvent } from '../history/history-event.ts'
import { readMachine } from '../machine/read-machine.ts'
import type { ObjectPort, TaskPort } from '../ports.ts'
import { awsQuotas, type Quotas } from '../quotas.ts'
import { errorDetails } from '../task/task-events.ts'
import { Branch } from './branch.ts'
import type { Execution, ExecutionType } from './execution.ts'
import { runBranch } from './run-branch.ts'

/** What {@link startExecution} needs. */
export interface StartOptions {
  /** The state machine: its Amazon States Language document. */
  readonly definition: JsonObject
  readonly input: JsonValue
  /** The execution's name. Default: made by `uuid`. */
  readonly name?: string
  /** Default: an ARN of the machine `StateMachine` in us-east-1. */
  readonly stateMachineArn?: string
  /** Default: made of `stateMachineArn` and `name`. */
  readonly executionArn?: string
  /** The execution role, as the context object shows it. */
  readonly roleArn?: string
  /** Default: STANDARD. EXPRESS has no limit of events. */
  readonly type?: ExecutionType
  readonly clock: Clock
  /** Between 0 inclusive and 1 exclusive. */
  readonly random: () => number
  readonly uuid: () => string
  readonly tasks: TaskPort
  /** Where a Distributed Map finds its items and leaves its results. */
  readonly objects?: ObjectPort
  /** Called for every event at once, in order. */
  readonly onEvent?: (event: HistoryEvent) => void
  /** Stops the execution like {@link RunningExecution.stop}. */
  readonly signal?: AbortSignal
  /** Limits other than those of the real service. */
  readonly quotas?: Partial<Quotas>
  /** Members to add to the context object. */
  readonly context?: JsonObject
}

export type ExecutionStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** How an execution ended. */
export interface ExecutionResult {
  readonly status: ExecutionStatus
  /** Present when it succeeded. */
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  readonly events: readonly HistoryEvent[]
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  readonly stopDate: number
}

/** An execution on its way. */
export interface RunningExecution {
  readonly executionArn: string
  /** Ends the execution as ABORTED, like the StopExecution API. */
  stop(error?: string, cause?: string): void
  /** A failure of the workflow is a result, never a rejection: a rejection is a bug of the engine or of a port. */
  readonly result: Promise<ExecutionResult>
}

const DEFAULT_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:StateMachine'

/**
 * Starts an execution of a state machine.
 * @throws DefinitionUnreadable where the document cannot be run at all
 */
export function startExecution(options: StartOptions): RunningExecution {
  const machine = readMachine(options.definition)
  const { clock, type = 'STANDARD', stateMachineArn = DEFAULT_MACHINE_ARN } = options
  const name = options.name ?? options.uuid()
  const executionArn =
    options.executionArn ?? `${stateMachineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:')}:${name}`
  const quotas: Quotas = { ...awsQuotas, ...options.quotas }
  const startDate = clock.now()
  const history = createHistory({
    clock,
    maximumEvents: type === 'EXPRESS' ? Number.POSITIVE_INFINITY : quotas.historyEvents,
    onEvent: options.onEvent,
  })
  let end: (ending: Ending) => void = () => undefined
  let crash: (bug: unknown) => void = () => undefined
  const ended = new Promise<Ending>((resolve, reject) => {
    end = resolve
    crash = reject
  })
  const execution: Execution = {
    machine,
    type,
    input: options.input,
    name,
    executionArn,
    stateMachineArn,
    roleArn: options.roleArn ?? 'arn:aws:iam::000000000000:role/StepFunctionsRole',
    startDate,
    clock,
    random: options.random,
    uuid: options.uuid,
    tasks: options.tasks,
    objects: options.objects,
    history,
    quotas,
    crash,
    context: options.context,
  }
  const branch = new Branch(execution, machine, 0)

  const finish = (ending: Ending) => {
    branch.abort()
    const details = errorDetails(ending.error, ending.cause)
    const { status } = ending
    // AWS hangs the event of a stop or of an execution's timeout on nothing: no state led to it.
    if (status === 'SUCCEEDED')
      history.close(branch.cursor, 'ExecutionSucceeded', { executionSucceededEventDetails: { output: ending.output ?? null } })
    else if (status === 'FAILED') history.close(branch.cursor, 'ExecutionFailed', { executionFailedEventDetails: details })
    else if (status === 'TIMED_OUT') history.close(0, 'ExecutionTimedOut', { executionTimedOutEventDetails: details })
    else history.close(0, 'ExecutionAborted', Object.keys(details).length === 0 ? undefined : { executionAbortedEventDetails: details })
    timers.abort()
    end(ending)
  }
  const timers = new AbortController()
  const stop = (error?: string, cause?: string) => finish({ status: 'ABORTED', error, cause })
  const onSignal = () => stop()
  options.signal?.addEventListener('abort', onSignal, { once: true })

  const run = async () => {
    history.add(0, 'ExecutionStarted', { executionStartedEventDetails: { input: options.input, roleArn: execution.roleArn } })
    if (machine.timeoutSeconds !== undefined) {
      clock.sleep(machine.timeoutSeconds * 1000, timers.signal).then(
        () => finish({ status: 'TIMED_OUT', error: new StatesTimeoutError().error, cause: undefined }),
        () => undefined,
      )
    }
    if (options.signal?.aborted === true) return stop()
    try {
      finish({ status: 'SUCCEEDED', output: await runBranch(branch, options.input), error: undefined, cause: undefined })
    } catch (error) {
      if (error instanceof Aborted) return
      if (!(error instanceof WorkflowFailure)) return crash(error)
      finish({ status: 'FAILED', error: error.error, cause: error.failureCause })
    }
  }
  const result = ended
    .then((ending): ExecutionResult => ({ ...present(ending), events: history.events, startDate, stopDate: clock.now() }))
    .finally(() => {
      options.signal?.removeEventListener('abort', onSignal)
      timers.abort()
    })
  // On a later turn, so that the caller holds the execution before its first event.
  queueMicrotask(() => void run().catch(crash))
  return { executionArn, stop, result }
}

interface Ending {
  readonly status: ExecutionStatus
  readonly output?: JsonValue
  readonly error: string | undefined
  readonly cause: string | undefined
}

function present({ status, output, error, cause }: Ending): Omit<ExecutionResult, 'events' | 'startDate' | 'stopDate'> {
  return { status, ...(status === 'SUCCEEDED' ? { output: output ?? null } : {}), ...errorDetails(error, cause) }
}
