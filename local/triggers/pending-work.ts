import type { Clock } from '../../engine/clock/clock.ts'
import type { Activity } from '../activity.ts'
import { type RecordFiles, recordFiles } from '../record-files.ts'

/** Work that is kept until it is done, as its file holds it. */
interface PendingRecord<Work> {
  readonly name: string
  readonly work: Work
}

/** Background work that outlives its process: what a killed or closed one left is done by the next. */
export interface PendingWork<Work> {
  /** Keeps the work, then does it in the background. Resolves when it is kept: from here on it is done at least once. */
  add(name: string, work: Work): Promise<void>
  /** Does what an earlier process left, once. */
  resume(): Promise<void>
}

/** What {@link pendingWork} needs. */
export interface PendingWorkOptions<Work> {
  readonly folder: string
  readonly clock: Clock
  readonly activity: Activity
  readonly uuid: () => string
  /** Does one piece of work; what it rejects with is reported, and the work is not tried again, unless everything is closing. */
  readonly carryOut: (work: Work) => Promise<unknown>
}

/** Pending work in `folder`, a file a piece. */
export function pendingWork<Work>({ folder, clock, activity, uuid, carryOut }: PendingWorkOptions<Work>): PendingWork<Work> {
  const files: RecordFiles<PendingRecord<Work>> = recordFiles<PendingRecord<Work>>(folder)
  const mine = new Set<string>()

  async function forget(id: string): Promise<void> {
    await files.remove(id)
    mine.delete(id)
  }
  function start(id: string, { name, work }: PendingRecord<Work>): void {
    mine.add(id)
    activity.run(name, async () => {
      try {
        await carryOut(work)
      } catch (error) {
        // What was cut off by the end of the account is left for the next one.
        if (activity.closing.aborted) return
        await forget(id)
        throw error
      }
      await forget(id)
    })
  }
  return {
    add: (name, work) =>
      // Time stands still until the work has begun.
      clock.hold(async () => {
        const id = uuid()
        await files.write({ name, work }, id)
        start(id, { name, work })
      }),
    async resume() {
      for (const id of await files.names()) {
        const record = mine.has(id) ? undefined : await files.read(id)
        if (record !== undefined) start(id, record)
      }
    },
  }
}
