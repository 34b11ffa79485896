import { check } from '../../../analysis/index.ts'
import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import {
  type MemoryJournal,
  memoryJournal,
  readPosition,
  resumeExecution,
  type StartOptions,
  startExecution,
  TaskFailure,
  type TaskPort,
  virtualClock,
} from '../../../engine/index.ts'
import { randomMachine } from './random-machine.ts'
import { type RandomSource, randomSource } from './random-source.ts'
import { randomInput, randomValue } from './random-value.ts'

/** A machine that the engine did not run as it should. */
export interface FuzzFinding {
  readonly seed: number
  readonly problem: string
  readonly definition: JsonObject
  readonly input: JsonValue
}

/** What a series of machines came to. */
export interface FuzzReport {
  /** Machines that the checker takes. */
  readonly accepted: number
  /** Machines that it refuses, and AWS would; they are run all the same. */
  readonly refused: number
  readonly byStatus: Readonly<Record<string, number>>
  /** How often each error ended an execution. */
  readonly byError: Readonly<Record<string, number>>
  readonly findings: readonly FuzzFinding[]
}

/** Longer than any of them may take, in milliseconds of real time. */
const HANG = 20_000

/** What a bug of the engine would say, were it caught and told to the workflow as a failure of its own. */
const BUG =
  /TypeError|RangeError|ReferenceError|Cannot (read|set|convert)|is not a function|is not iterable|is not defined|Maximum call stack/

/** Runs random machines until the checker has taken so many of them; those that it refuses run as well, for an engine must not rely on it. */
export async function fuzz(first: number, count: number): Promise<FuzzReport> {
  const byStatus: Record<string, number> = {}
  const byError: Record<string, number> = {}
  const findings: FuzzFinding[] = []
  let accepted = 0
  let seed = first
  for (; accepted < count; seed++) {
    const random = randomSource(seed)
    const definition = randomMachine(random)
    const input = randomInput(random)
    if (!check(definition).some(({ severity }) => severity === 'error')) accepted++
    const { status, error, problem } = await runOne(definition, input, random)
    byStatus[status] = (byStatus[status] ?? 0) + 1
    if (error !== undefined) byError[error] = (byError[error] ?? 0) + 1
    if (problem !== undefined) findings.push({ seed, problem, definition, input })
  }
  return { accepted, refused: seed - first - accepted, byStatus, byError, findings }
}

interface RunOutcome {
  readonly status: string
  readonly error?: string | undefined
  readonly problem?: string
}

async function runOne(definition: JsonObject, input: JsonValue, random: RandomSource): Promise<RunOutcome> {
  let ids = 0
  let timer: NodeJS.Timeout | undefined
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs.')), HANG)
  })
  try {
    const journal = memoryJournal()
    const options = {
      definition,
      input,
      clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
      random: random.next,
      uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
      tasks: randomTasks(random),
      quotas: { historyEvents: 600, expressEvents: 600, jsonataMilliseconds: 2000 },
    }
    const { status, error, events } = await Promise.race([startExecution({ ...options, journal }).result, hang])
    if (status === 'FAILED' && error === undefined) return { status, problem: 'It failed without an error name.' }
    const bug = events.map((event) => causeOf(JSON.stringify(event))).find((cause) => cause !== undefined)
    if (bug !== undefined) return { status, error, problem: `A bug was told as a failure: ${bug}` }
    const lost = await Promise.race([resumeProblem(options, journal.cut(random.integer(journal.writes + 1))), hang])
    return lost === undefined ? { status, error } : { status, error, problem: lost }
  } catch (error) {
    return { status: 'REJECTED', problem: String((error as Error).stack ?? error) }
  } finally {
    clearTimeout(timer)
  }
}

/** Carries the execution on from a random write of its journal: it ends, and its history goes on without a gap or a change. */
async function resumeProblem(options: StartOptions, journal: MemoryJournal): Promise<string | undefined> {
  const from = readPosition(journal.batches.flat(), { keepEvents: true })
  if (from === undefined) return undefined
  const written = JSON.stringify(from.events)
  const { events } = await resumeExecution({ ...options, journal, from }).result
  if (JSON.stringify(events.slice(0, from.events.length)) !== written) return 'A resumed execution changed its history.'
  return events.every(({ id }, index) => id === index + 1) ? undefined : 'A resumed execution has a gap in its history.'
}

function causeOf(event: string): string | undefined {
  const found = BUG.exec(event)
  return found === null ? undefined : event.slice(Math.max(0, found.index - 300), found.index + 200)
}

/** Tasks that succeed, fail in several ways, take time or never answer. */
function randomTasks(random: RandomSource): TaskPort {
  return {
    async run({ timeoutSeconds }, { clock, signal, submitted, started, heartbeat }) {
      if (random.chance(0.2)) await clock.sleep(random.integer(30_000), signal)
      if (random.chance(0.1)) submitted(randomValue(random, 1))
      if (random.chance(0.1)) started('worker')
      if (random.chance(0.1)) heartbeat()
      if (random.chance(0.05) && timeoutSeconds !== undefined) return new Promise(() => undefined)
      if (random.chance(0.3)) {
        const [error, cause] = random.pick([
          ['Flaky', 'again'],
          ['Other', undefined],
          ['States.Timeout', undefined],
          ['States.TaskFailed', '{"a":1}'],
          ['States.Runtime', 'no'],
        ] as const)
        throw new TaskFailure(error, cause, random.pick(['failed', 'start', 'schedule', 'submit']))
      }
      return randomValue(random)
    },
  }
}
