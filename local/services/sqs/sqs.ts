import { join } from 'node:path'
import type { Activity } from '../../activity.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import { moveTaskOperations } from './move-tasks.ts'
import type { Queue } from './queue.ts'
import { queueOperations } from './queue-operations.ts'
import { queues } from './queues.ts'
import { receiveOperations } from './receive-operations.ts'
import { sendOperations } from './send-operations.ts'

/** Options of {@link sqs}. */
export interface SqsOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  /** What queue URLs begin with: SDK clients send requests to a queue's URL. Default: that of AWS. */
  readonly endpointUrl?: () => Promise<string>
}

/** Amazon SQS with its queues as values. */
export interface SqsService extends LocalService {
  /** `undefined` where there is none of this ARN. */
  queue(arn: string): Promise<Queue | undefined>
  close(): Promise<void>
}

/** Amazon SQS, standard and FIFO, on files: a queue is `<root>/sqs/<name>/`, a message a file in its folder `messages/`. */
export function sqs({ environment, activity, endpointUrl }: SqsOptions): SqsService {
  const { root, clock, region, accountId } = environment
  const all = queues(join(root, 'sqs'), environment)
  const closing = new AbortController()
  const urlOf = async (name: string) => `${(await endpointUrl?.()) ?? `https://sqs.${region}.amazonaws.com`}/${accountId}/${name}`
  return {
    name: 'sqs',
    operations: {
      ...queueOperations(all, urlOf),
      ...sendOperations(all),
      ...receiveOperations(all, clock, accountId, closing.signal),
      ...moveTaskOperations(all, join(root, 'sqs-move-tasks'), environment, activity),
    },
    queue: (arn) => all.find(arn),
    async close() {
      closing.abort()
    },
  }
}
