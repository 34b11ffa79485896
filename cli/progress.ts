import type { HistoryEvent, MapRunProgress } from '../engine/index.ts'
import type { Console } from './console.ts'
import { barLine, type ProgressBar, progressBar } from './progress-bar.ts'

const SECONDS_WIDTH = 7
const MAP_ENDS: ReadonlySet<string> = new Set(['MapStateSucceeded', 'MapStateFailed', 'MapStateAborted'])
const TURN_ENDS: ReadonlySet<string> = new Set(['MapIterationSucceeded', 'MapIterationFailed', 'MapIterationAborted'])

/**
 * Prints a line as each state ends: real seconds since the start, and the state. Waits cost nothing locally and say so. Maps that run
 * have a bar on a terminal.
 * Give `now` the machine's clock in milliseconds.
 */
export function stateLines(console: Console, now: () => number): (event: HistoryEvent) => void {
  const start = now()
  const line = (text: string) => console.note(`${((now() - start) / 1000).toFixed(2).padStart(SECONDS_WIDTH)} s  ${text}`)
  const turns = new Map<string, number>()
  const bars: ProgressBar[] = []
  let last = ''
  return (event) => {
    const entered = event.stateEnteredEventDetails?.name
    if (event.type === 'MapStateEntered') last = entered ?? ''
    // Maps inside one another end in the order in which they began, turned round: the innermost has the bar.
    if (event.mapStateStartedEventDetails) bars.push(progressBar(console, last, event.mapStateStartedEventDetails.length ?? 0))
    // The children of a Distributed Map have a bar of their own.
    if (event.type === 'MapRunStarted') bars.at(-1)?.end()
    if (TURN_ENDS.has(event.type)) bars.at(-1)?.step()
    if (MAP_ENDS.has(event.type)) bars.pop()?.end()
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

/** A bar for each run of a Distributed Map, on a terminal. Its name is the map's label, which a map without one has made for it. */
export function mapRunBars({ live }: Console): (run: MapRunProgress) => void {
  return ({ mapRunArn, total, ended }) => {
    const label = mapRunArn.slice(mapRunArn.lastIndexOf('/') + 1, mapRunArn.lastIndexOf(':'))
    live?.(ended === total ? undefined : barLine(label, ended, total))
  }
}
