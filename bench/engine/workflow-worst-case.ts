import { compile } from '../../asl/index.ts'
import type { JsonObject } from '../../asl/json.ts'
import { startExecution, virtualClock } from '../../engine/index.ts'
import { userEvents } from '../../workflows/index.ts'

/** What a day of waiting for a crawler came to. */
export interface WorkflowReport {
  readonly status: string
  readonly error: string
  readonly events: number
  /** Of virtual time. */
  readonly hours: number
  /** Of real time: the median of five runs. */
  readonly milliseconds: number
}

/** Runs `user-events` with a crawler that runs for ever, until the workflow gives up. */
export async function measureWorkflow(): Promise<WorkflowReport> {
  // The document's types are narrower than JSON, and readonly throughout.
  const definition = compile(userEvents) as unknown as JsonObject
  const reports: WorkflowReport[] = []
  for (let run = 0; run < 5; run++) {
    let ids = 0
    const began = performance.now()
    const { status, error, events, startDate, stopDate } = await startExecution({
      definition,
      input: {},
      clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
      random: () => 0.5,
      uuid: () => `id-${++ids}`,
      tasks: { run: async () => ({ Crawler: { Name: 'user-events', State: 'RUNNING' } }) },
    }).result
    const milliseconds = performance.now() - began
    reports.push({ status, error: error ?? '', events: events.length, hours: (stopDate - startDate) / 3_600_000, milliseconds })
  }
  return reports.sort((left, right) => left.milliseconds - right.milliseconds)[2] as WorkflowReport
}
