import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Frame } from '../execution/frame.ts'
import { abandon, recordInnerFailure } from '../execution/inner-failure.ts'
import type { StateGroup } from '../machine/state-document.ts'
import { selectItem } from './map-items.ts'

/** Runs an inline Map's iterations, at most `concurrency` at a time; the first failure ends them all. */
export async function runIterations(
  frame: Frame,
  items: readonly JsonValue[],
  concurrency: number,
  onFailure: () => void,
): Promise<JsonValue[]> {
  const { branch } = frame
  const results = new Array<JsonValue>(items.length)
  const running = new Set<Branch>()
  const started = branch.cursor
  let next = 0
  let failed = false

  const begin = async (cursor: number): Promise<Branch | undefined> => {
    const index = next++
    if (index >= items.length) return undefined
    const item: JsonObject = { Index: index, Value: items[index] as JsonValue }
    const input = await selectItem(frame, item)
    if (branch.aborted || failed) throw new Aborted('The branch was aborted.')
    const inner = new Branch(branch.execution, frame.state.branches[0] as StateGroup, cursor, branch, item)
    inner.iteration = { name: frame.state.name, index }
    inner.record('MapIterationStarted', { mapIterationStartedEventDetails: inner.iteration })
    running.add(inner)
    branch.inner = [...running]
    inputs.set(inner, input)
    return inner
  }
  const inputs = new Map<Branch, JsonValue>()

  const runSlot = async (first: Branch): Promise<void> => {
    for (let inner: Branch | undefined = first; inner !== undefined; inner = await begin(inner.cursor)) {
      const { iteration } = inner
      const index = (iteration as { index: number }).index
      try {
        results[index] = await branch.execution.runBranch(inner, inputs.get(inner) as JsonValue)
      } catch (error) {
        if (error instanceof WorkflowFailure && !branch.aborted && !inner.aborted) {
          onFailure()
          recordInnerFailure(branch, inner, [...running])
        }
        failed = true
        next = items.length
        throw error
      }
      running.delete(inner)
      inputs.delete(inner)
      branch.inner = [...running]
      branch.cursor = branch.execution.history.add(inner.cursor, 'MapIterationSucceeded', {
        mapIterationSucceededEventDetails: iteration as { name: string; index: number },
      })
    }
  }

  const firsts: Branch[] = []
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
