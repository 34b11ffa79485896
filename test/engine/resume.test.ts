import { describe, expect, test } from '@jest/globals'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import {
  type ExecutionResult,
  type HistoryEvent,
  type MemoryJournal,
  memoryJournal,
  readPosition,
  resumeExecution,
  type StartOptions,
  startExecution,
  TaskFailure,
  type TaskPort,
  virtualClock,
} from '../../engine/index.ts'
import { machines } from './resume-machines.ts'

type Counts = Map<string, number>

/** Tasks that count their calls by what they are asked, and fail as often as they are told to, `attempts` of the past included. */
function countingTasks(attempts: Counts = new Map()): TaskPort & { readonly finished: Counts } {
  const finished: Counts = new Map()
  return {
    finished,
    async run({ stateName, arguments: input }, { clock, signal, submitted }) {
      const call = `${stateName} ${JSON.stringify(input)}`
      const { seconds = 0, failures = 0 } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, number>
      if (stateName.includes('sync')) submitted({ job: stateName })
      if (seconds > 0) await clock.sleep(seconds * 1000, signal)
      const attempt = (attempts.get(call) ?? 0) + 1
      attempts.set(call, attempt)
      if (attempt <= failures) throw new TaskFailure('Flaky', `attempt ${attempt}`)
      finished.set(call, (finished.get(call) ?? 0) + 1)
      return { did: input }
    },
  }
}

function options(definition: JsonObject, input: JsonValue, journal: MemoryJournal, tasks: TaskPort, start: number): StartOptions {
  let ids = start
  const uuid = () => `id-${++ids}`
  return { definition, input, name: 'test', clock: virtualClock({ start }), random: () => 0.5, uuid, tasks, journal }
}

/** The last time that a journal tells of. */
function timeOf(journal: MemoryJournal): number {
  return readPosition(journal.batches.flat())?.lastTimestamp ?? 0
}

async function resume(definition: JsonObject, input: JsonValue, journal: MemoryJournal, tasks: TaskPort): Promise<ExecutionResult> {
  const from = readPosition(journal.batches.flat(), { keepEvents: true })
  const start = options(definition, input, journal, tasks, timeOf(journal))
  return (from === undefined ? startExecution(start) : resumeExecution({ ...start, from })).result
}

/** Events without what chance and time put into them, in an order that does not depend on which line was faster. */
function shapeOf(events: readonly HistoryEvent[]): string[] {
  return events.map(({ type, id: _, previousEventId: __, timestamp: ___, ...details }) => `${type} ${JSON.stringify(details)}`).sort()
}

describe('an execution that is cut off at any write of its journal and carried on', () => {
  for (const [title, { definition, input = {} }] of Object.entries(machines)) {
    test(`ends as it would have: ${title}`, async () => {
      const journal = memoryJournal()
      const tasks = countingTasks()
      const whole = await startExecution(options(definition, input, journal, tasks, 0)).result
      for (let cut = 0; cut <= journal.writes; cut++) {
        const rest = journal.cut(cut)
        const before = recordedEnds(rest)
        const again = countingTasks(before.failed)
        const resumed = await resume(definition, input, rest, again)
        expect({ cut, status: resumed.status, output: resumed.output, error: resumed.error, cause: resumed.cause }).toEqual({
          cut,
          status: whole.status,
          output: whole.output,
          error: whole.error,
          cause: whole.cause,
        })
        expect({ cut, ids: resumed.events.map(({ id }) => id) }).toEqual({ cut, ids: resumed.events.map((_, index) => index + 1) })
        expect({ cut, events: shapeOf(resumed.events) }).toEqual({ cut, events: shapeOf(whole.events) })
        expect({ cut, finished: sum(before.succeeded, again.finished) }).toEqual({ cut, finished: sum(tasks.finished, new Map()) })
      }
    })
  }
})

/** How often each call is written to have succeeded and to have failed. */
function recordedEnds(journal: MemoryJournal): { readonly succeeded: Counts; readonly failed: Counts } {
  const calls = new Map<string, string>()
  const succeeded: Counts = new Map()
  const failed: Counts = new Map()
  for (const { line, event, note } of journal.everyEntry()) {
    if (note?.kind === 'scheduled') calls.set(line, `${note.request.stateName} ${JSON.stringify(note.request.arguments)}`)
    const counts = event?.type === 'LambdaFunctionSucceeded' ? succeeded : event?.type === 'LambdaFunctionFailed' ? failed : undefined
    const call = calls.get(line) ?? ''
    counts?.set(call, (counts.get(call) ?? 0) + 1)
  }
  return { succeeded, failed }
}

function sum(left: Counts, right: Counts): Record<string, number> {
  return Object.fromEntries(
    [...new Set([...left.keys(), ...right.keys()])].sort().map((call) => [call, (left.get(call) ?? 0) + (right.get(call) ?? 0)]),
  )
}
