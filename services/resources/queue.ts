import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'
import { nameToken } from './token.ts'

/** A standard SQS queue. It refuses requests without TLS. */
export interface Queue extends Declaration<'queue'> {
  /** The token of its URL. */
  readonly url: string
  readonly visibilityTimeoutSeconds: number
  readonly retentionSeconds: number
  readonly deadLetters?: DeadLetters
  readonly encryption: Encryption
}

/** Where messages go that nobody could handle. */
export interface DeadLetters {
  /** The token of the queue's ARN. */
  readonly queue: string
  /** How many times a message is tried. */
  readonly after: number
}

/** Options of {@link queue}. */
export interface QueueOptions extends DeclarationOptions {
  /** At least six times the timeout of a function that reads the queue, as Lambda advises. Default: 30. */
  readonly visibilityTimeoutSeconds?: number
  /** 60 to 1,209,600. Default: 4 days, SQS's own; 14 days for a queue of dead letters. */
  readonly retentionSeconds?: number
  /** A queue and how many times a message is tried before it goes there. Default: none. */
  readonly deadLetters?: { readonly queue: Queue; readonly after: number }
  /** Default: `service`, SSE-SQS. */
  readonly encryption?: EncryptionOption
}

const FOUR_DAYS = 345_600
const FOURTEEN_DAYS = 1_209_600

/** Declares a queue. `existing` takes its ARN. */
export function queue(id: string, options: QueueOptions = {}): Queue {
  const { deadLetters } = options
  return frozen({
    ...declare('queue', id, options),
    url: nameToken('queue', id, 'url'),
    visibilityTimeoutSeconds: options.visibilityTimeoutSeconds ?? 30,
    retentionSeconds: options.retentionSeconds ?? FOUR_DAYS,
    ...(deadLetters && { deadLetters: { queue: deadLetters.queue.arn, after: deadLetters.after } }),
    encryption: encryptionOf(options.encryption ?? 'service'),
  })
}

/** Declares a queue for dead letters: as {@link queue}, but messages wait 14 days for somebody to look. */
export function deadLetterQueue(id: string, options: Omit<QueueOptions, 'deadLetters'> = {}): Queue {
  return queue(id, { retentionSeconds: FOURTEEN_DAYS, ...options })
}
