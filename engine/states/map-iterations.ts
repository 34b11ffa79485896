import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Frame } from '../execution/frame.ts'
import { abandon, recordInnerFailure } from '../execution/inner-failure.ts'
import { selectItem } from './map-items.ts'

interface Iteration {
  readonly index: number
  readonly branch: Branch
  readonly input: JsonValue
}

/** Runs an inline Map's iterations, at most `concurrency` at a time; the first failure ends them all. */
export async function runIterations(
  frame: Frame,
  items: readonly JsonValue[],
  concurrency: number,
  onFailure: () => void,
): Promise<JsonValue[]> {
  const { branch } = frame
  const { execution } = branch
  const { name } = frame.state
  const [processor] = frame.state.branches
  if (processor === undefined) throw new Error(`The Map state ${name} was read without its processor.`)
  const results = new Array<JsonValue>(items.length)
  const running = new Set<Branch>()
  const started = branch.cursor
  let next = 0
  let failed = false

  const begin = async (cursor: number): Promise<Iteration | undefined> => {
    const index = next++
    const value = items[index]
    if (value === undefined) return undefined
    const item: JsonObject = { Index: index, Value: value }
    const input = await selectItem(frame, item, value)
    if (branch.aborted || failed) throw new Aborted('The branch was aborted.')
    const inner = new Branch(execution, processor, cursor, branch, item)
    inner.iteration = { name, index }
    inner.record('MapIterationStarted', { mapIterationStartedEventDetails: inner.iteration })
    running.add(inner)
    branch.inner = [...running]
    return { index, branch: inner, input }
  }

  const end = ({ index, branch: inner }: Iteration, output: JsonValue) => {
    if (branch.aborted || inner.aborted) throw new Aborted('The branch was aborted.')
    results[index] = output
    running.delete(inner)
    branch.inner = [...running]
    branch.cursor = execution.history.add(inner.cursor, 'MapIterationSucceeded', { mapIterationSucceededEventDetails: { name, index } })
  }

  const runSlot = async (first: Iteration): Promise<void> => {
    for (let iteration: Iteration | undefined = first; iteration !== undefined; iteration = await begin(iteration.branch.cursor)) {
      const { branch: inner, input } = iteration
      try {
        end(iteration, await execution.runBranch(inner, input))
      } catch (error) {
        if (error instanceof WorkflowFailure && !branch.aborted && !inner.aborted) {
          onFailure()
          recordInnerFailure(branch, inner, [...running])
        }
        failed = true
        next = items.length
        throw error
      }
    }
  }

  const firsts: Iteration[] = []
  while (firsts.length < concurrency) {
    const first = await begin(started)
    if (first === undefined) break
    firsts.push(first)
  }
  const slots = firsts.map(runSlot)
  for (const slot of slots) abandon(branch, slot)
  await Promise.all(slots)
  return results
}
