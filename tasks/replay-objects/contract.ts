import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

/** One object of a plan. */
export const PlannedObject = Type.Object({ key: Type.String(), etag: Type.String(), size: Type.Integer() })

/** Objects of a plan, and the run that they belong to. */
export const ReplayObjectsInput = Type.Object({
  run: Type.String(),
  bucket: Type.String(),
  /** The folder of the copies, with its slash. */
  destination: Type.String(),
  objects: Type.Array(PlannedObject),
})

/** What became of them. */
export const ReplayObjectsOutput = Type.Object({
  replayed: Type.Integer(),
  /** Those that an earlier try of this run had done. */
  done_before: Type.Integer(),
  /** Those that have changed, or gone, since they were planned: a new version has an event of its own. */
  changed: Type.Integer(),
})

export type ReplayObjectsInput = Static<typeof ReplayObjectsInput>
export type ReplayObjectsOutput = Static<typeof ReplayObjectsOutput>

/** What replaying needs to touch, whichever way it goes. */
export const REPLAY_ACCESS = {
  bronze: ['s3:GetObject', 's3:ListBucket'],
  /** Where copies go, or the rejects of rows that cannot be sent. */
  written: ['s3:PutObject'],
  claims: ['dynamodb:UpdateItem'],
} as const

/**
 * Replays some objects of a plan, each once in a run, as copies under the run's folder: the ingestion sees them as new objects.
 * Bronze is only read.
 */
export const replayObjects = taskContract({
  name: 'replay-objects',
  description: 'Replays planned bronze objects once, by copying them to a folder of the run',
  input: ReplayObjectsInput,
  output: ReplayObjectsOutput,
  errors: ['Replay.InProgress', 'Replay.KeyTooLong', 'Replay.ObjectTooLarge'],
  timeoutSeconds: 280,
  memoryMegabytes: 512,
  access: REPLAY_ACCESS,
})
