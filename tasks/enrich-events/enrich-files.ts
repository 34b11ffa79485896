import type { User } from '../../schemas/stream-event.ts'
import { enrichEvent } from './enrich-event.ts'
import { readEvent, readUser } from './read-lines.ts'

/** One file's lines. */
export interface LinesOf {
  readonly file: string
  readonly lines: AsyncIterable<string>
}

/** What enriching needs of the world. */
export interface EnrichPorts {
  /** The users' file; nothing where there is none. */
  users(): Promise<LinesOf | undefined>
  /** The files of clean events, in the order of their keys. */
  events(): AsyncIterable<LinesOf>
  /** Writes one file of enriched events under its name. */
  write(name: string, body: string): Promise<void>
}

/** How many events, of how many users that nobody knows. */
export interface Enriched {
  readonly events: number
  readonly unknownUsers: number
  readonly files: number
}

/** Characters of a file that is written: what is held in memory. */
const PART = 8 * 1024 ** 2

/** Enriches all events of a batch: every line that comes in goes out, in the same order. */
export async function enrichFiles(batch: string, ports: EnrichPorts): Promise<Enriched> {
  const users = new Map<string, User>()
  const reference = await ports.users()
  if (reference !== undefined) {
    for await (const line of reference.lines) {
      const user = readUser(line, reference.file)
      users.set(user.user_id, user)
    }
  }
  let events = 0
  let unknownUsers = 0
  let files = 0
  let part = ''
  const flush = async () => {
    if (part !== '') await ports.write(`part-${String(files++).padStart(5, '0')}.jsonl`, part)
    part = ''
  }
  for await (const { file, lines } of ports.events()) {
    for await (const line of lines) {
      const event = readEvent(line, file)
      events++
      if (!users.has(event.user_id)) unknownUsers++
      part += `${JSON.stringify(enrichEvent(event, users, batch))}\n`
      if (part.length >= PART) await flush()
    }
  }
  await flush()
  return { events, unknownUsers, files }
}
