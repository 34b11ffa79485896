import type { JsonValue } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { createHistory } from '../history/history.ts'
import { checkNames } from '../machine/check-names.ts'
import { readMachine } from '../machine/read-machine.ts'
import type { Machine, StateGroup } from '../machine/state-document.ts'
import { awsQuotas, type Quotas } from '../quotas.ts'
import { errorDetails } from '../task/task-events.ts'
import { Branch } from './branch.ts'
import type { ChildOptions, Execution, ExecutionType } from './execution.ts'
import type { ExecutionResult, RunningExecution } from './execution-result.ts'
import { runBranch } from './run-branch.ts'
import type { StartOptions } from './start-options.ts'

const DEFAULT_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:StateMachine'

/**
 * Starts an execution of a state machine.
 * @throws DefinitionUnreadable where the document cannot be run at all
 */
export function startExecution(options: StartOptions): RunningExecution {
  const machine = readMachine(options.definition)
  checkNames(machine, options.quotas?.nameCharacters ?? awsQuotas.nameCharacters)
  return launch(machine, options)
}

type LaunchOptions = Omit<StartOptions, 'definition'>

function launch(machine: Machine, options: LaunchOptions): RunningExecution {
  const ended = withResolvers<Ending>()
  const execution = createExecution(machine, options, ended.reject)
  const { clock, history, startDate, executionArn } = execution
  const branch = new Branch(execution, machine, 0)
  const timers = new AbortController()
  const finish = (ending: Ending) => {
    branch.abort()
    timers.abort()
    closeHistory(execution, branch.cursor, ending)
    ended.resolve(ending)
  }
  const stop = (error?: string, cause?: string) => finish({ status: 'ABORTED', error, cause })
  const onSignal = () => stop()
  options.signal?.addEventListener('abort', onSignal, { once: true })

  const run = async () => {
    history.add(0, 'ExecutionStarted', { executionStartedEventDetails: { input: options.input, roleArn: execution.roleArn } })
    if (options.signal?.aborted === true) return stop()
    const limit = timeLimit(execution)
    if (limit !== undefined) {
      clock.sleep(limit * 1000, timers.signal).then(
        () => finish(timedOut(execution)),
        () => undefined,
      )
    }
    try {
      finish({ status: 'SUCCEEDED', output: await runBranch(branch, options.input), error: undefined, cause: undefined })
    } catch (error) {
      if (error instanceof Aborted) return
      if (!(error instanceof WorkflowFailure)) return ended.reject(error)
      finish({ status: 'FAILED', error: error.error, cause: error.failureCause })
    }
  }
  const result = ended.promise
    .then((ending): ExecutionResult => ({ ...describeEnding(ending), events: history.events, startDate, stopDate: clock.now() }))
    .finally(() => {
      options.signal?.removeEventListener('abort', onSignal)
      branch.abort()
      timers.abort()
    })
  // On a later turn, so that the caller holds the execution before its first event.
  queueMicrotask(() => void run().catch(ended.reject))
  return { executionArn, stop, result }
}

/** AWS names an error only for an Express execution. */
function timedOut({ type }: Execution): Ending {
  const isExpress = type === 'EXPRESS'
  return { status: 'TIMED_OUT', error: isExpress ? 'States.Timeout' : undefined, cause: isExpress ? 'State Machine Timed Out' : undefined }
}

/** Seconds that an execution may take, or undefined: a STANDARD one may take a year, which is no limit here. */
function timeLimit({ machine, type, quotas }: Execution): number | undefined {
  return type === 'EXPRESS' ? Math.min(machine.timeoutSeconds ?? quotas.expressSeconds, quotas.expressSeconds) : machine.timeoutSeconds
}

function createExecution(machine: Machine, options: LaunchOptions, crash: (bug: unknown) => void): Execution {
  const { clock, type = 'STANDARD', stateMachineArn = DEFAULT_MACHINE_ARN } = options
  const name = options.name ?? options.uuid()
  const quotas: Quotas = { ...awsQuotas, ...options.quotas }
  return {
    machine,
    type,
    input: options.input,
    name,
    executionArn: options.executionArn ?? nameExecution(stateMachineArn, type, name, options.uuid),
    stateMachineArn,
    roleArn: options.roleArn ?? 'arn:aws:iam::000000000000:role/StepFunctionsRole',
    startDate: clock.now(),
    clock,
    random: options.random,
    uuid: options.uuid,
    tasks: options.tasks,
    objects: options.objects,
    history: createHistory({
      clock,
      maximumEvents: type === 'EXPRESS' ? Number.POSITIVE_INFINITY : quotas.historyEvents,
      onEvent: options.onEvent,
    }),
    quotas,
    runBranch,
    startChild: (child) => launchChild(child, options),
    onChildExecution: options.onChildExecution,
    crash,
  }
}

/** An execution that nothing has started, for a state that is tested alone. */
export function createSingleExecution(group: StateGroup, options: LaunchOptions): Execution {
  const crash = (bug: unknown) => {
    throw bug
  }
  return createExecution({ ...group, definition: {}, timeoutSeconds: undefined }, options, crash)
}

/** An Express execution may share its name with another: its ARN ends in an id. */
function nameExecution(stateMachineArn: string, type: ExecutionType, name: string, uuid: () => string): string {
  if (type === 'STANDARD') return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
  return `${stateMachineArn.replace(':stateMachine:', ':express:')}:${name}:${uuid()}`
}

function launchChild({ group, ...own }: ChildOptions, options: LaunchOptions): RunningExecution {
  const { executionArn: _, onEvent: __, signal: ___, ...shared } = options
  return launch({ ...group, definition: {}, timeoutSeconds: undefined }, { ...shared, ...own })
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void } {
  let resolve: (value: T) => void = () => undefined
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

interface Ending {
  readonly status: ExecutionResult['status']
  readonly output?: JsonValue
  readonly error: string | undefined
  readonly cause: string | undefined
}

function closeHistory({ history }: Execution, cursor: number, { status, output = null, error, cause }: Ending): void {
  const details = errorDetails(error, cause)
  if (status === 'SUCCEEDED') history.close(cursor, 'ExecutionSucceeded', { executionSucceededEventDetails: { output } })
  else if (status === 'FAILED') history.close(cursor, 'ExecutionFailed', { executionFailedEventDetails: details })
  // AWS hangs the event of a stop or of an execution's timeout on nothing: no state led to it.
  else if (status === 'TIMED_OUT') history.close(0, 'ExecutionTimedOut', { executionTimedOutEventDetails: details })
  else history.close(0, 'ExecutionAborted', Object.keys(details).length === 0 ? undefined : { executionAbortedEventDetails: details })
}

function describeEnding({ status, output, error, cause }: Ending): Omit<ExecutionResult, 'events' | 'startDate' | 'stopDate'> {
  return { status, ...(status === 'SUCCEEDED' ? { output: output ?? null } : {}), ...errorDetails(error, cause) }
}
