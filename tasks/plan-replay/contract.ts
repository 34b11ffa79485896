import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  /** The execution's name. */
  run: Type.String(),
  /** When the execution began, ISO 8601: what `window_hours` counts back from. */
  started: Type.String(),
  /** A run to carry on: its plan is taken as it is, and all else but this is left unread. Empty: none, as with `start` and `end`. */
  resume: Type.Optional(Type.String()),
  bucket: Type.String(),
  prefix: Type.String(),
  /** Below this, each run has a folder of its own. */
  destination: Type.String(),
  window_hours: Type.Optional(Type.Number()),
  start: Type.Optional(Type.String()),
  end: Type.Optional(Type.String()),
})

const Output = Type.Object({
  /** The run whose plan this is: the one that was resumed, or this execution. */
  run: Type.String(),
  /** When the run first began, ISO 8601. */
  started: Type.String(),
  bucket: Type.String(),
  prefix: Type.String(),
  /** The folder of the copies, with its slash. */
  destination: Type.String(),
  /** ISO 8601: objects that were last written at `start` or later and before `end`. */
  start: Type.String(),
  end: Type.String(),
  /** Where the plan lies: a line for each object, in the order of the keys. */
  plan_bucket: Type.String(),
  plan_key: Type.String(),
  objects: Type.Integer(),
  bytes: Type.Integer(),
})

export type PlanReplayInput = Static<typeof Input>
export type PlanReplayOutput = Static<typeof Output>

/**
 * Lists what is to be replayed and keeps the list, so that the run has one plan however often it is tried or carried on.
 * Copies of earlier replays are never in a plan.
 */
export const planReplay = taskContract({
  name: 'plan-replay',
  description: 'Lists the bronze objects of a window and keeps the list as the plan of a replay',
  input: Input,
  output: Output,
  errors: ['Replay.BadWindow', 'Replay.BadDestination', 'Replay.BucketNotFound', 'Replay.RunNotFound', 'Replay.TooManyObjects'],
  timeoutSeconds: 900,
  memoryMegabytes: 1024,
  access: { bronze: ['s3:ListBucket'], plans: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'] },
})
