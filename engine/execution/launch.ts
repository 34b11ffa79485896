import type { JsonValue } from '../../asl/json.ts'
import { type StopTimer, startTimer } from '../clock/start-timer.ts'
import { Aborted } from '../errors/aborted.ts'
import { ExecutionSuspended } from '../errors/execution-suspended.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { ExpressLimitReached } from '../history/express-limit-reached.ts'
import { redrivePosition } from '../journal/redrive-position.ts'
import type { Machine } from '../machine/state-document.ts'
import { Branch } from './branch.ts'
import { createExecution, type LaunchOptions } from './create-execution.ts'
import { closeHistory, describeEnding, type Ending, timedOut } from './ending.ts'
import type { ChildOptions, Execution } from './execution.ts'
import type { ExecutionResult, RunningExecution } from './execution-result.ts'
import { withResolvers } from './with-resolvers.ts'

/** Runs a machine from its beginning, or from where an earlier process left it. */
export function launch(machine: Machine, options: LaunchOptions): RunningExecution {
  const { from, redrive = false, signal } = options
  const { promise: result, resolve, reject } = withResolvers<ExecutionResult>()
  let children: Set<RunningExecution> | undefined
  let stopTimer: StopTimer | undefined
  const startChild = (child: ChildOptions) => {
    const running = launchChild(child, options)
    children ??= new Set()
    children.add(running)
    running.result.catch(() => undefined).finally(() => children?.delete(running))
    return running
  }
  const crash = (bug: unknown) => {
    letGo()
    reject(bug)
  }
  const execution = createExecution(machine, options, { startChild, crash })
  const { clock, history, startDate, executionArn } = execution
  if (from?.result !== undefined && !redrive) return endedExecution(executionArn, { ...from.result, events: from.events })
  const branch = new Branch(execution, machine, 0)
  const letGo = (reason?: ExecutionSuspended) => {
    branch.abort(reason)
    stopTimer?.()
    signal?.removeEventListener('abort', onSignal)
  }
  const finish = (ending: Ending) => {
    letGo()
    try {
      closeHistory(execution, branch.cursor, ending)
    } catch (bug) {
      // Of a listener or of the journal: nobody else would hear of it.
      reject(bug)
    }
    resolve({ ...describeEnding(ending), events: history.events, startDate, stopDate: clock.now() })
  }
  const stop = (error?: string, cause?: string) => finish({ status: 'ABORTED', error, cause })
  const suspend = () => {
    const reason = new ExecutionSuspended(executionArn)
    if (children !== undefined) for (const child of children) child.suspend()
    history.suspend()
    letGo(reason)
    reject(reason)
  }
  const onSignal = () => stop()
  signal?.addEventListener('abort', onSignal, { once: true })

  const succeed = (output: JsonValue) => finish({ status: 'SUCCEEDED', output, error: undefined, cause: undefined })
  const fail = (error: unknown) => {
    if (error instanceof Aborted) return
    if (error instanceof ExpressLimitReached) finish(timedOut(execution))
    else if (error instanceof WorkflowFailure) finish({ status: 'FAILED', error: error.error, cause: error.failureCause })
    else crash(error)
  }
  const run = () => {
    // Stopped or suspended before its first event.
    if (branch.aborted) return
    try {
      begin(execution, options)
    } catch (error) {
      return fail(error)
    }
    if (signal?.aborted === true) return stop()
    const limit = timeLimit(execution)
    if (limit !== undefined) {
      const since = redrive ? clock.now() : (from?.redriveDate ?? startDate)
      stopTimer = startTimer(clock, since + limit * 1000 - clock.now(), () => finish(timedOut(execution)))
    }
    execution.runBranch(branch, options.input, from?.machine).then(succeed, fail)
  }
  // A promise, since Node wraps what is given to `queueMicrotask`.
  READY.then(run)
  return { executionArn, stop, suspend, result }
}

const READY = Promise.resolve()

/** Writes what an execution begins with: its start, its redrive, or nothing where it only goes on. */
function begin({ history, roleArn, redriveCount }: Execution, { input, from, redrive }: LaunchOptions): void {
  if (from === undefined) history.add(0, 'ExecutionStarted', { executionStartedEventDetails: { input, roleArn } })
  else if (redrive === true) {
    redrivePosition(from.machine)
    history.add(from.lastEventId, 'ExecutionRedriven', { executionRedrivenEventDetails: { redriveCount } })
  }
}

function endedExecution(executionArn: string, result: ExecutionResult): RunningExecution {
  return { executionArn, stop: () => undefined, suspend: () => undefined, result: Promise.resolve(result) }
}

/** Seconds that an execution may take, or undefined: a STANDARD one may take a year, which is no limit here. */
function timeLimit({ machine, type, quotas }: Execution): number | undefined {
  return type === 'EXPRESS' ? Math.min(machine.timeoutSeconds ?? quotas.expressSeconds, quotas.expressSeconds) : machine.timeoutSeconds
}

function launchChild({ group, from, ...own }: ChildOptions, options: LaunchOptions): RunningExecution {
  const { executionArn: _, onEvent: __, signal: ___, journal: ____, from: _____, redrive: ______, ...shared } = options
  const { journal, ...rest } = own
  return launch({ ...group, definition: {}, timeoutSeconds: undefined }, { ...shared, ...rest, ...(journal && { journal }), from })
}
