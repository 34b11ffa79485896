import type { Logger } from '../logging/logger.ts'
import { parquetOf } from './parquet.ts'
import type { GoodMessage } from './read-messages.ts'
import type { RowEntry, RowLedger } from './row-ledger.ts'
import { type SilverFile, silverFile } from './silver-file.ts'

/** The silver zone. */
export interface SilverStore {
  exists(key: string): Promise<boolean>
  write(key: string, body: Uint8Array): Promise<void>
}

/** What writing rows needs of the world. */
export interface PartitionPorts {
  readonly silver: SilverStore
  readonly ledger: RowLedger
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly log: Logger
}

/** What became of the rows of one partition in one batch. */
export interface PartitionResult {
  /** Messages whose rows are in silver now, those that were before among them. */
  readonly done: readonly string[]
  /** Messages that must come again: somebody else is, or was, at their rows. */
  readonly again: readonly string[]
  /** Rows that were written now. */
  readonly written: number
}

/**
 * Writes the rows of one partition that are not in silver yet, into one file.
 *
 * The ledger says first which file a row goes to, then the file is written. Its key is made of its rows' ids, so a file always holds
 * the very rows that its key says: a row whose entry names a file that is there is done, and one whose file is not there when the lease
 * is over was never written. The lease is longer than a function may run.
 */
export async function writePartition(prefix: string, messages: readonly GoodMessage[], ports: PartitionPorts): Promise<PartitionResult> {
  const unique = [...new Map(messages.map((message) => [message.message.id, message])).values()]
  const known = await ports.ledger.find(unique.map(({ message }) => message.id))
  const states = await judge(unique, known, ports)
  const open = unique.filter(({ message }) => states.get(message.id) === 'open')
  const file = open.length === 0 ? undefined : await writeNew(prefix, open, known, ports)
  const isDone = ({ message }: GoodMessage) =>
    states.get(message.id) === 'written' || (states.get(message.id) === 'open' && file !== undefined)
  return {
    done: messages.filter(isDone).map(({ messageId }) => messageId),
    again: messages.filter((message) => !isDone(message)).map(({ messageId }) => messageId),
    written: file?.rows.length ?? 0,
  }
}

type RowState = 'open' | 'held' | 'written'

async function judge(
  messages: readonly GoodMessage[],
  known: ReadonlyMap<string, RowEntry>,
  { silver, now }: PartitionPorts,
): Promise<ReadonlyMap<string, RowState>> {
  const files = [...new Set([...known.values()].map(({ file }) => file))]
  const there = new Map(await Promise.all(files.map(async (file) => [file, await silver.exists(file)] as const)))
  const seconds = now() / 1000
  return new Map(
    messages.map(({ message }) => {
      const entry = known.get(message.id)
      const state: RowState =
        entry === undefined ? 'open' : there.get(entry.file) ? 'written' : entry.leaseUntil > seconds ? 'held' : 'open'
      return [message.id, state]
    }),
  )
}

/** Enters the rows and writes their file; nothing where another batch was faster with any of them, and then all come again. */
async function writeNew(
  prefix: string,
  rows: readonly GoodMessage[],
  known: ReadonlyMap<string, RowEntry>,
  { silver, ledger, log }: PartitionPorts,
): Promise<SilverFile | undefined> {
  const [first] = rows as [GoodMessage, ...GoodMessage[]]
  const file = silverFile(prefix, first.type.name, first.checked.dt, rows)
  const entered: string[] = []
  try {
    const answers = await Promise.all(
      file.rows.map(async ({ message: { id } }) => {
        const isOurs = await ledger.enter(id, file.key, known.get(id))
        if (isOurs) entered.push(id)
        return isOurs
      }),
    )
    if (answers.every(Boolean)) {
      await silver.write(file.key, parquetOf(first.type, file.rows))
      return file
    }
    log.info('contended', { key: file.key, rows: rows.length, entered: entered.length })
  } catch (error) {
    await abandon()
    throw error
  }
  await abandon()
  return undefined

  async function abandon(): Promise<void> {
    await Promise.all(entered.map((id) => ledger.abandon(id, file.key)))
  }
}
