import { TaskError } from '../../schemas/task-error.ts'
import { readTimestamp } from '../../schemas/timestamp.ts'
import type { PlanReplayInput } from './contract.ts'

/** A span of time: `start` is in it, `end` is not. Milliseconds since the Unix epoch. */
export interface ReplayWindow {
  readonly start: number
  readonly end: number
}

const DEFAULT_HOURS = 24
const HOUR_MS = 3_600_000

type Asked = Pick<PlanReplayInput, 'started' | 'window_hours' | 'start' | 'end'>

/**
 * The window that was asked for: `start` to `end`, or `window_hours` back from `end`, which is by default the execution's start.
 * Hours are of 3,600 seconds in UTC, whatever clocks do in spring. Throws `Replay.BadWindow`.
 */
export function replayWindow({ started, window_hours: hours, start, end }: Asked): ReplayWindow {
  const until = moment('end', isGiven(end) ? end : started)
  const from = isGiven(start) ? moment('start', start) : until - (hours ?? DEFAULT_HOURS) * HOUR_MS
  if (from >= until) {
    fail(`the window begins at ${iso(from)} and ends at ${iso(until)}: it holds nothing`)
  }
  return { start: from, end: until }
}

/** A workflow hands on what it was not given as an empty text. */
export function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

function moment(name: string, text: string): number {
  return readTimestamp(text) ?? fail(`${name} is no time with a zone, such as 2026-01-01T00:00:00Z; found ${JSON.stringify(text)}`)
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

function fail(message: string): never {
  throw new TaskError('Replay.BadWindow', message)
}
