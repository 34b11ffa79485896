import type { HistoryEvent } from '../engine/index.ts'
import type { Console } from './console.ts'

const SECONDS_WIDTH = 7

/**
 * Prints a line as each state ends: real seconds since the start, and the state. Waits cost nothing locally and say so.
 * Give `now` the machine's clock in milliseconds.
 */
export function stateLines(console: Console, now: () => number): (event: HistoryEvent) => void {
  const start = now()
  const line = (text: string) => console.note(`${((now() - start) / 1000).toFixed(2).padStart(SECONDS_WIDTH)} s  ${text}`)
  const turns = new Map<string, number>()
  return (event) => {
    const entered = event.stateEnteredEventDetails?.name
    if (entered !== undefined) turns.set(entered, (turns.get(entered) ?? 0) + 1)
    const exited = event.stateExitedEventDetails?.name
    if (exited !== undefined) line(`${mark(event)} ${exited}${turn(turns.get(exited) ?? 1)}`)
    if (event.type === 'FailStateEntered') line(`✗ ${entered}`)
    const failed = event.taskFailedEventDetails ?? event.taskTimedOutEventDetails
    if (failed !== undefined) line(`! ${failed.resourceType}:${failed.resource} ${failed.error ?? ''}`)
  }
}

function mark(event: HistoryEvent): string {
  return event.type === 'WaitStateExited' ? '…' : '✓'
}

function turn(count: number): string {
  return count > 1 ? ` (${count})` : ''
}
