import { taskContract } from '../../schemas/index.ts'
import { REPLAY_ACCESS, ReplayObjectsInput, ReplayObjectsOutput } from '../replay-objects/contract.ts'

/**
 * Replays some objects of a plan, each once in a run, by sending their rows straight to the queue.
 * It needs what copying needs, and `sqs:SendMessage`. Bronze is only read.
 */
export const replayToQueue = taskContract({
  name: 'replay-to-queue',
  description: 'Replays planned bronze objects once, by sending their rows to the queue',
  input: ReplayObjectsInput,
  output: ReplayObjectsOutput,
  errors: ['Replay.InProgress', 'Ingest.SendFailed'],
  timeoutSeconds: 280,
  memoryMegabytes: 512,
  access: { ...REPLAY_ACCESS, queue: ['sqs:SendMessage'] },
})
