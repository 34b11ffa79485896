import { TaskError } from '../../schemas/task-error.ts'
import type { Claims } from '../claims/claims.ts'
import { objectId } from '../ingest/object-version.ts'
import { errorFields, type Logger } from '../logging/logger.ts'
import type { ReplayObjectsInput, ReplayObjectsOutput } from './contract.ts'

/** An object of a plan, with all that says what becomes of it. */
export interface ObjectToReplay {
  readonly run: string
  readonly bucket: string
  readonly key: string
  readonly etag: string
  readonly size: number
  /** With its slash. */
  readonly destination: string
}

/** `changed`: it is no longer the version that was planned. */
export type ReplayAnswer = 'replayed' | 'changed'

/** What replaying needs of the world. */
export interface ReplayPorts {
  readonly claims: Claims
  replay(object: ObjectToReplay, renew: () => Promise<void>): Promise<ReplayAnswer>
  readonly log: Logger
}

/** Objects that are worked at side by side. */
const AT_ONCE = 8

/** Replays objects, each once in its run. All are tried; then the first error is thrown, and the next try finds the others done. */
export async function replayBatch(input: ReplayObjectsInput, ports: ReplayPorts): Promise<ReplayObjectsOutput> {
  const { run, bucket, destination, objects } = input
  const counts = { replayed: 0, done_before: 0, changed: 0 }
  const errors: unknown[] = []
  const waiting = objects.values()
  const work = async () => {
    for (const object of waiting) {
      try {
        counts[await replayOne({ ...object, run, bucket, destination }, ports)]++
      } catch (error) {
        errors.push(error)
        ports.log.error('not replayed', { replay: run, object: objectId({ bucket, ...object }), ...errorFields(error) })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  ports.log.info('replayed', { replay: run, objects: objects.length, ...counts, failed: errors.length })
  if (errors.length > 0) throw errors[0]
  return counts
}

async function replayOne(object: ObjectToReplay, { claims, replay, log }: ReplayPorts): Promise<keyof ReplayObjectsOutput> {
  const id = `replay/${object.run}/${objectId(object)}`
  const answer = await claims.claim(id)
  if (answer.kind === 'completed') return 'done_before'
  if (answer.kind === 'held') throw new TaskError('Replay.InProgress', `another try is at ${id}, or it died less than a lease ago`)
  try {
    const outcome = await replay(object, () => claims.renew(id))
    await claims.complete(id)
    if (outcome === 'changed') log.warn('changed since it was planned', { replay: object.run, object: objectId(object) })
    return outcome
  } catch (error) {
    await claims.release(id)
    throw error
  }
}
