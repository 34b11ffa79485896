import { Aborted } from '../errors/aborted.ts'
import { StatesExceedToleratedFailureThresholdError } from '../errors/states-exceed-tolerated-failure-threshold-error.ts'
import type { ExecutionType } from '../execution/execution.ts'
import type { ChildExecution, RunningExecution } from '../execution/execution-result.ts'
import type { Frame } from '../execution/frame.ts'
import type { MapRunJournal, MapRunPosition, RecordedInput } from '../journal/journal.ts'
import { isJsonObject, type StateGroup } from '../machine/state-document.ts'
import type { Tolerance } from './tolerance.ts'

/** What holds for all children of a map run. */
export interface MapRunOptions {
  readonly mapRunArn: string
  readonly concurrency: number
  readonly tolerance: Tolerance
  readonly journal: MapRunJournal | undefined
  /** How far an earlier process, or the execution before its redrive, got. */
  readonly position: MapRunPosition | undefined
  /** Whether children that ended without success run again. */
  readonly isRedriven: boolean
}

/** Runs one child execution per input, in the order of the inputs, until too many have failed. */
export async function runChildren(frame: Frame, inputs: readonly RecordedInput[], options: MapRunOptions): Promise<ChildExecution[]> {
  const { branch } = frame
  if (branch.aborted) throw branch.reason
  const total = inputs.reduce((sum, input) => sum + input.items, 0)
  const results = new Array<ChildExecution>(inputs.length)
  const running = new Set<RunningExecution>()
  let next = 0
  let failed = 0
  let ended = 0
  const tell = () => branch.execution.onMapRun?.({ mapRunArn: options.mapRunArn, total: inputs.length, ended })

  const stopAll = () => {
    next = inputs.length
    for (const child of running) child.stop()
  }
  const slot = async () => {
    while (next < inputs.length) {
      const index = next++
      const input = inputs[index] as RecordedInput
      const start = childStart(frame, index, input, options)
      const child = branch.execution.startChild(start)
      running.add(child)
      const result = await child.result
      running.delete(child)
      if (branch.aborted) throw new Aborted('The branch was aborted.')
      const { name, stateMachineArn, redriveCount } = start
      const { mapRunArn } = options
      const { executionArn } = child
      const told: ChildExecution = { executionArn, name, stateMachineArn, mapRunArn, input: start.input, redriveCount, result }
      results[index] = told
      ended++
      branch.execution.onChildExecution?.(told)
      tell()
      if (result.status === 'SUCCEEDED') continue
      failed += input.items
      if (options.tolerance.allows(failed, total)) continue
      stopAll()
      throw new StatesExceedToleratedFailureThresholdError('The specified tolerated failure threshold was exceeded')
    }
  }
  branch.signal.addEventListener('abort', stopAll, { once: true })
  tell()
  try {
    await Promise.all(Array.from({ length: Math.min(options.concurrency, inputs.length) }, slot))
    return results
  } finally {
    stopAll()
    branch.signal.removeEventListener('abort', stopAll)
  }
}

function childStart(frame: Frame, index: number, { input }: RecordedInput, { mapRunArn, journal, position, isRedriven }: MapRunOptions) {
  const { execution } = frame.branch
  const label = mapRunArn.slice(mapRunArn.indexOf('/') + 1, mapRunArn.lastIndexOf(':'))
  const before = position?.children.get(index)
  const name = before?.name ?? execution.uuid()
  const stateMachineArn = `${execution.stateMachineArn}/${label}`
  const type = childType(frame)
  const redrive = isRedriven && before?.position?.result !== undefined && before.position.result.status !== 'SUCCEEDED'
  return {
    group: frame.state.branches[0] as StateGroup,
    type,
    input,
    name,
    stateMachineArn,
    // An Express execution's ARN ends in an id: a child's name is one.
    executionArn:
      type === 'EXPRESS'
        ? `${stateMachineArn.replace(':stateMachine:', ':express:')}:${name}:${name}`
        : `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`,
    journal: journal?.child(index, name),
    // An Express child has no redrive: it runs again from its first state.
    from: redrive && type === 'EXPRESS' ? undefined : before?.position,
    redrive,
    redriveCount: (before?.position?.redriveCount ?? 0) + (redrive && type === 'STANDARD' ? 1 : 0),
  }
}

/** Of the child executions of a map run. */
export function childType(frame: Frame): ExecutionType {
  const processor = frame.state.fields.ItemProcessor ?? frame.state.fields.Iterator
  const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined
  return isJsonObject(config) && config.ExecutionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'
}
