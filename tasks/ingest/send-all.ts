/** A message before it is sent. */
export interface Outgoing {
  /** Unique among all messages of a call. */
  readonly id: string
  readonly body: string
}

/** What became of the messages of one batch that did not arrive. */
export interface SendFailure {
  readonly id: string
  /** The message itself is wrong: sending it again cannot help. */
  readonly isSendersFault: boolean
  readonly message: string
}

/** What {@link sendAll} needs of the world. */
export interface SendPort {
  /** Sends at most ten messages; gives those that did not arrive. */
  send(batch: readonly Outgoing[]): Promise<readonly SendFailure[]>
  /** Milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** Called before each batch. */
  tick?(): Promise<void>
}

/** SQS takes ten messages in a batch. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const MOST_ENTRIES = 10

/** What every queue takes in one message and in one batch; newer queues take 1 MiB. */
export const MOST_BYTES = 262_144

const ATTEMPTS = 6
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

/** Messages that never arrived, whatever was tried. */
export class SendFailed extends Error {
  override readonly name = 'Ingest.SendFailed'
}

/**
 * Sends messages in batches of at most ten and at most `mostBytes` together; of a batch only what did not arrive is sent again.
 * Gives how many were sent. Throws {@link SendFailed} after six tries of a batch, or for a message that the queue refuses.
 */
export async function sendAll(messages: AsyncIterable<Outgoing>, port: SendPort, mostBytes = MOST_BYTES): Promise<number> {
  let sent = 0
  for await (const batch of batches(messages, mostBytes)) {
    await port.tick?.()
    await sendBatch(batch, port)
    sent += batch.length
  }
  return sent
}

/** How many bytes a message's body has. */
export function bytesOf(body: string): number {
  return Buffer.byteLength(body)
}

async function* batches(messages: AsyncIterable<Outgoing>, mostBytes: number): AsyncGenerator<readonly Outgoing[]> {
  let batch: Outgoing[] = []
  let bytes = 0
  for await (const message of messages) {
    const size = bytesOf(message.body)
    if (batch.length === MOST_ENTRIES || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(message)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

async function sendBatch(batch: readonly Outgoing[], port: SendPort): Promise<void> {
  let left = batch
  for (let attempt = 1; left.length > 0; attempt++) {
    const failures = await port.send(left)
    const refused = failures.find(({ isSendersFault }) => isSendersFault)
    if (refused !== undefined) throw new SendFailed(`the queue refuses a message: ${refused.message}`)
    const failed = new Set(failures.map(({ id }) => id))
    left = left.filter(({ id }) => failed.has(id))
    if (left.length === 0) return
    if (attempt === ATTEMPTS)
      throw new SendFailed(`${left.length} messages did not arrive after ${ATTEMPTS} tries: ${failures[0]?.message}`)
    await port.sleep(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS))
  }
}
