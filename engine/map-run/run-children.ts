import type { JsonObject } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import { StatesExceedToleratedFailureThresholdError } from '../errors/states-exceed-tolerated-failure-threshold-error.ts'
import type { ChildExecution, RunningExecution } from '../execution/execution-result.ts'
import type { Frame } from '../execution/frame.ts'
import { isJsonObject, type StateGroup } from '../machine/state-document.ts'
import type { ChildInput } from './item-batcher.ts'
import type { Tolerance } from './tolerance.ts'

/** What holds for all children of a map run. */
export interface MapRunOptions {
  readonly mapRunArn: string
  readonly concurrency: number
  readonly tolerance: Tolerance
}

/** Runs one child execution per input, in the order of the inputs, until too many have failed. */
export async function runChildren(frame: Frame, inputs: readonly ChildInput[], options: MapRunOptions): Promise<ChildExecution[]> {
  const { branch } = frame
  const total = inputs.reduce((sum, input) => sum + input.items, 0)
  const results = new Array<ChildExecution>(inputs.length)
  const running = new Set<RunningExecution>()
  let next = 0
  let failed = 0

  const stopAll = () => {
    next = inputs.length
    for (const child of running) child.stop()
  }
  const slot = async () => {
    while (next < inputs.length) {
      const index = next++
      const input = inputs[index] as ChildInput
      const start = childStart(frame, input, options.mapRunArn)
      const child = branch.execution.startChild(start)
      running.add(child)
      const result = await child.result
      running.delete(child)
      if (branch.aborted) throw new Aborted('The branch was aborted.')
      const { name, stateMachineArn } = start
      const { mapRunArn } = options
      const ended: ChildExecution = { executionArn: child.executionArn, name, stateMachineArn, mapRunArn, input: start.input, result }
      results[index] = ended
      branch.execution.onChildExecution?.(ended)
      if (result.status === 'SUCCEEDED') continue
      failed += input.items
      if (options.tolerance(failed, total)) continue
      stopAll()
      throw new StatesExceedToleratedFailureThresholdError('The specified tolerated failure threshold was exceeded')
    }
  }
  branch.signal.addEventListener('abort', stopAll, { once: true })
  try {
    await Promise.all(Array.from({ length: Math.min(options.concurrency, inputs.length) }, slot))
    return results
  } finally {
    stopAll()
    branch.signal.removeEventListener('abort', stopAll)
  }
}

function childStart(frame: Frame, { input }: ChildInput, mapRunArn: string) {
  const { execution } = frame.branch
  const label = mapRunArn.slice(mapRunArn.indexOf('/') + 1, mapRunArn.lastIndexOf(':'))
  const processor = frame.state.fields.ItemProcessor ?? frame.state.fields.Iterator
  const config = isJsonObject(processor) ? (processor.ProcessorConfig as JsonObject | undefined) : undefined
  return {
    group: frame.state.branches[0] as StateGroup,
    type: config?.ExecutionType === 'EXPRESS' ? ('EXPRESS' as const) : ('STANDARD' as const),
    input,
    name: execution.uuid(),
    stateMachineArn: `${execution.stateMachineArn}/${label}`,
  }
}
