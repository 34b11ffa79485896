import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { statesErrors } from '../errors/states-errors.ts'
import { detailsOf } from '../history/event-details.ts'
import type { HistoryEvent, HistoryEventType } from '../history/history-event.ts'
import type { FailureRecord, JournalNote } from './journal.ts'
import type { FramePosition, InnerPosition, LinePosition } from './position.ts'

type Effect = (line: LinePosition, event: HistoryEvent, note: JournalNote | undefined) => void

/** What an event does to the position of its line, or undefined for one that only tells. */
export function effectOf(type: HistoryEventType): Effect | undefined {
  if (!known.has(type)) known.set(type, effects.find(([pattern]) => pattern.test(type))?.[1])
  return known.get(type)
}

const known = new Map<HistoryEventType, Effect | undefined>()

const effects: readonly (readonly [RegExp, Effect])[] = [
  [/StateEntered$/, entered],
  [/StateExited$/, exited],
  [/^(Task|LambdaFunction|Activity)Scheduled$/, scheduled],
  [/^(Task|LambdaFunction|Activity)Started$/, advance],
  [/^TaskSubmitted$/, submitted],
  [/^(Task|LambdaFunction|Activity)Succeeded$/, succeeded],
  [/^(Task|LambdaFunction|Activity)(Failed|StartFailed|SubmitFailed|ScheduleFailed|TimedOut)$/, failed],
  [/^EvaluationFailed$/, failed],
  [/^(Parallel|Map)StateStarted$/, innerStarted],
  [/^(Parallel|Map)StateSucceeded$/, innerSucceeded],
  [/^(Parallel|Map)StateFailed$/, gaveUp],
  [/^MapIterationStarted$/, iterationStarted],
  [/^MapIterationSucceeded$/, iterationSucceeded],
  [/^MapRunStarted$/, mapRunStarted],
  [/^MapRunRedriven$/, mapRunRedriven],
  [/^MapRunFailed$/, failed],
]

function advance(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
}

function entered(line: LinePosition, event: HistoryEvent): void {
  const { name, input } = detailsOf(event) as { name: string; input: JsonValue }
  const frame: FramePosition = {
    name,
    input,
    enteredEventId: event.id,
    eventBeforeEntry: line.cursor,
    enteredAt: event.timestamp,
    retryCount: 0,
    retries: new Map(),
    progress: { kind: 'begun' },
    inner: undefined,
    gaveUp: false,
  }
  line.cursor = event.id
  line.at = { kind: 'entered', frame }
}

function exited(line: LinePosition, event: HistoryEvent, note: JournalNote | undefined): void {
  const { output, assignedVariables } = detailsOf(event) as { output: JsonValue; assignedVariables?: JsonObject }
  for (const [name, value] of Object.entries(assignedVariables ?? {})) line.variables.set(name, value)
  line.cursor = event.id
  line.at = { kind: 'exited', output, next: note?.kind === 'exited' ? note.next : undefined }
}

function scheduled(line: LinePosition, event: HistoryEvent, note: JournalNote | undefined): void {
  line.cursor = event.id
  if (line.at.kind !== 'entered' || note?.kind !== 'scheduled') return
  line.at.frame.progress = { kind: 'scheduled', request: note.request, scheduledAt: event.timestamp }
}

function submitted(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  if (line.at.kind !== 'entered' || line.at.frame.progress.kind !== 'scheduled') return
  line.at.frame.progress = { ...line.at.frame.progress, submitted: detailsOf(event).output ?? null }
}

function succeeded(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  if (line.at.kind === 'entered') line.at.frame.progress = { kind: 'succeeded', output: detailsOf(event).output ?? null }
}

function failed(line: LinePosition, event: HistoryEvent, note: JournalNote | undefined): void {
  line.cursor = event.id
  if (line.at.kind === 'entered') line.at.frame.progress = { kind: 'failed', failure: failureOf(event, note) }
}

function failureOf(event: HistoryEvent, note: JournalNote | undefined): FailureRecord {
  const { error, cause } = detailsOf(event) as { error?: string; cause?: string }
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  if (note?.kind === 'heartbeatMissed') return { name: 'States.HeartbeatTimeout', ...details }
  return { name: error !== undefined && Object.hasOwn(statesErrors, error) ? error : 'WorkflowFailure', ...details }
}

function innerStarted(line: LinePosition, { id }: HistoryEvent, note: JournalNote | undefined): void {
  line.cursor = id
  if (line.at.kind !== 'entered') return
  const { frame } = line.at
  frame.progress = { kind: 'begun' }
  if (note?.kind === 'branches') frame.inner = { kind: 'branches', started: id, input: note.input, lines: new Map(), closed: false }
  else if (note?.kind === 'iterations') frame.inner = { ...note, started: id, lines: new Map(), closed: false }
  else frame.inner = { kind: 'mapRun', started: id, mapRunArn: undefined, redriven: false, redriveCount: 0, closed: false }
}

/** The event stands beside the line: what follows hangs on the last thing inside, or on the start of a map run. */
function innerSucceeded(line: LinePosition, event: HistoryEvent): void {
  const inner = innerOf(line)
  if (inner === undefined) return
  inner.closed = true
  line.cursor = inner.kind === 'mapRun' ? inner.started : event.previousEventId
}

function gaveUp(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  if (line.at.kind === 'entered') line.at.frame.gaveUp = true
}

function iterationStarted(line: LinePosition, event: HistoryEvent, note: JournalNote | undefined): void {
  line.cursor = event.id
  if (note?.kind === 'iteration') line.iteration = { slot: note.slot, input: note.input, ended: false }
}

function iterationSucceeded(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  const inner = innerOf(line)
  if (inner?.kind !== 'iterations') return
  const { iteration } = inner.lines.get(event.mapIterationSucceededEventDetails?.index ?? -1) ?? {}
  if (iteration !== undefined) iteration.ended = true
}

function mapRunStarted(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  if (line.at.kind !== 'entered') return
  const mapRunArn = event.mapRunStartedEventDetails?.mapRunArn
  line.at.frame.inner = { kind: 'mapRun', started: event.id, mapRunArn, redriven: false, redriveCount: 0, closed: false }
}

function mapRunRedriven(line: LinePosition, event: HistoryEvent): void {
  line.cursor = event.id
  const inner = innerOf(line)
  if (inner?.kind !== 'mapRun') return
  inner.redriven = false
  inner.started = event.id
}

function innerOf(line: LinePosition): InnerPosition | undefined {
  return line.at.kind === 'entered' ? line.at.frame.inner : undefined
}
