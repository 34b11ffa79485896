import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Frame } from '../execution/frame.ts'
import { abandon, recordInnerFailure } from '../execution/inner-failure.ts'
import type { IterationsPosition, LinePosition } from '../journal/position.ts'
import { selectItem } from './map-items.ts'
import { readSlots } from './map-slots.ts'

interface Iteration {
  readonly index: number
  readonly slot: number
  readonly branch: Branch
  readonly input: JsonValue
  readonly from?: LinePosition
}

/** Runs an inline Map's iterations, as many at a time as it has slots; the first failure ends them all. */
export async function runIterations(frame: Frame, position: IterationsPosition, onFailure: () => void): Promise<JsonValue[]> {
  const { branch } = frame
  const { execution } = branch
  const { name } = frame.state
  const { items, started } = position
  const [processor] = frame.state.branches
  if (processor === undefined) throw new Error(`The Map state ${name} was read without its processor.`)
  const { results, slots, isBegun } = readSlots(position)
  const running = new Set<Branch>()
  let next = 0
  let failed = false

  const open = (index: number, cursor: number): Branch => {
    const item: JsonObject = { Index: index, Value: items[index] as JsonValue }
    const inner = new Branch(execution, processor, cursor, { outer: branch, started, index }, item)
    inner.iteration = { name, index }
    return inner
  }

  const enlist = (inner: Branch) => {
    running.add(inner)
    branch.inner = [...running]
  }

  const begin = async (slot: number, cursor: number): Promise<Iteration | undefined> => {
    while (isBegun(next)) next++
    const index = next++
    const value = items[index]
    if (value === undefined) return undefined
    const input = await selectItem(frame, { Index: index, Value: value }, value)
    if (branch.aborted || failed) throw new Aborted('The branch was aborted.')
    const inner = open(index, cursor)
    const note = execution.history.journal && ({ kind: 'iteration', slot, ...(input === value ? {} : { input }) } as const)
    inner.record('MapIterationStarted', { mapIterationStartedEventDetails: { name, index } }, note)
    enlist(inner)
    return { index, slot, branch: inner, input }
  }

  const end = ({ index, branch: inner }: Iteration, output: JsonValue) => {
    if (branch.aborted || inner.aborted) throw new Aborted('The branch was aborted.')
    results[index] = output
    running.delete(inner)
    branch.inner = [...running]
    const details = { mapIterationSucceededEventDetails: { name, index } }
    const line = execution.history.journal && branch.line
    branch.cursor = execution.history.add(inner.cursor, 'MapIterationSucceeded', details, line)
  }

  const runSlot = async (first: Iteration): Promise<void> => {
    for (
      let iteration: Iteration | undefined = first;
      iteration !== undefined;
      iteration = await begin(iteration.slot, iteration.branch.cursor)
    ) {
      const { branch: inner, input, from } = iteration
      try {
        end(iteration, await execution.runBranch(inner, input, from))
      } catch (error) {
        if (error instanceof WorkflowFailure && !branch.aborted && !inner.aborted) {
          onFailure()
          recordInnerFailure(branch, inner, [...running], error)
        }
        failed = true
        next = items.length
        throw error
      }
    }
  }

  const firsts: Iteration[] = []
  // What an earlier process left running comes first: its slots are taken.
  for (const { slot, running: left } of slots) {
    if (left === undefined) continue
    const inner = open(left.index, started)
    inner.cursor = left.line.cursor
    enlist(inner)
    firsts.push({ index: left.index, slot, branch: inner, input: left.input, from: left.line })
  }
  for (const { slot, running: left, cursor } of slots) {
    const first = left === undefined ? await begin(slot, cursor) : undefined
    if (first !== undefined) firsts.push(first)
  }
  const ends = firsts.map(runSlot)
  for (const slot of ends) abandon(branch, slot)
  await Promise.all(ends)
  return results
}
