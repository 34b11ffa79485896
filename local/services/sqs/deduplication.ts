import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../engine/clock/clock.ts'
import type { MessageRecord } from './message.ts'

/** Milliseconds in which a FIFO queue takes a message of one deduplication id once. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html */
const INTERVAL = 300_000

/** What a FIFO queue has taken lately. */
export interface Deduplication {
  /** The message that came before with the same id. */
  find(draft: Pick<MessageRecord, 'deduplicationId'>): MessageRecord | undefined
  /** Notes a message before it is kept, so that one that comes meanwhile is known. */
  note(message: MessageRecord, keep: () => Promise<void>): Promise<void>
}

/** Remembers the ids in `<folder>/deduplication.log`, next to the messages that may have been deleted since. */
export async function deduplication(folder: string, clock: Clock, kept: () => readonly MessageRecord[]): Promise<Deduplication> {
  const file = join(folder, 'deduplication.log')
  const recent = new Map<string, MessageRecord>()
  let written: Promise<unknown> = Promise.resolve()
  for (const message of [...(await read(file)), ...kept()]) if (message.deduplicationId) recent.set(message.deduplicationId, message)
  const prune = () => {
    for (const [id, { sent }] of recent) if (sent <= clock.now() - INTERVAL) recent.delete(id)
  }
  prune()
  return {
    find: ({ deduplicationId }) => {
      prune()
      return deduplicationId === undefined ? undefined : recent.get(deduplicationId)
    },
    async note(message, keep) {
      const { deduplicationId } = message
      if (deduplicationId !== undefined) recent.set(deduplicationId, message)
      try {
        await keep()
      } catch (error) {
        if (deduplicationId !== undefined) recent.delete(deduplicationId)
        throw error
      }
      if (deduplicationId === undefined) return
      written = written.then(() => write(folder, file, [...recent.values()]))
      await written
    },
  }
}

async function read(file: string): Promise<readonly MessageRecord[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as readonly MessageRecord[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function write(folder: string, file: string, messages: readonly MessageRecord[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  // The answer to a message that comes again repeats what the first one got: its body is no part of that.
  await writeFile(`${file}.draft`, JSON.stringify(messages.map((message) => ({ ...message, body: '' }))))
  await rename(`${file}.draft`, file)
}
