import type { LocalEnvironment } from '../../service.ts'
import { deduplication } from './deduplication.ts'
import type { MessageDraft, MessageRecord } from './message.ts'
import { type KeptMessage, messageFiles } from './message-files.ts'
import { type QueueAttributes, redrivePolicy } from './queue-attributes.ts'
import type { Receipt } from './receipt-handle.ts'
import { sqsErrors } from './sqs-errors.ts'

/** A queue as its file `queue.json` holds it. Times are milliseconds since the Unix epoch. */
export interface QueueRecord {
  readonly name: string
  readonly arn: string
  readonly attributes: QueueAttributes
  readonly tags: Readonly<Record<string, string>>
  readonly created: number
  readonly modified: number
}

/** How many messages a queue has. */
export interface QueueCounts {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
}

/** A queue with its messages. */
export interface Queue {
  readonly record: QueueRecord
  send(draft: MessageDraft): Promise<MessageRecord>
  /** Takes up to `most` messages that are visible now; sends those to the dead-letter queue that were received too often. */
  receive(most: number, visibilitySeconds?: number): Promise<readonly MessageRecord[]>
  /** To delete what is gone, or what somebody else has received since, is a success. */
  delete(receipt: Receipt): Promise<void>
  /** Rejects with `MessageNotInflight`. */
  changeVisibility(receipt: Receipt, seconds: number): Promise<void>
  purge(): Promise<void>
  counts(): QueueCounts
  /** When a message can be received, now or later; `undefined` for an empty queue. */
  nextVisibleAt(): number | undefined
  /** Calls back whenever a message comes, goes or becomes visible early; answers how to stop it. */
  onChange(listener: () => void): () => void
  /** Tells of what work does to the queue only when all of it is done: a batch that was sent together is received together. */
  together<T>(work: () => Promise<T>): Promise<T>
  /** Moves the oldest visible message to another queue as a new message; false where there is none. */
  moveOne(targetOf: (message: MessageRecord) => Queue | undefined): Promise<boolean>
  /** Takes a message over from another queue. */
  adopt(source: ReturnType<typeof messageFiles>, message: KeptMessage): Promise<void>
}

/** What {@link openQueue} needs. */
export interface QueueOptions {
  readonly folder: string
  readonly record: () => QueueRecord
  readonly environment: LocalEnvironment
  readonly deadLetterQueue: (arn: string) => Queue | undefined
}

interface Entry {
  file: string
  record: MessageRecord
  /** The last write of its file: writes of one message follow one another. */
  saved: Promise<unknown>
}

/** Opens a queue: its messages are read once, then memory and files change together. */
export async function openQueue({ folder, record, environment, deadLetterQueue }: QueueOptions): Promise<Queue> {
  const { clock, uuid } = environment
  const files = messageFiles(folder)
  const entries = new Map<string, Entry>()
  const listeners = new Set<() => void>()
  for (const kept of await files.load()) entries.set(kept.record.id, { ...kept, saved: Promise.resolve() })
  const seen = await deduplication(folder, clock, () => [...entries.values()].map((entry) => entry.record))
  let lastSequence = [...entries.values()].reduce((last, entry) => Math.max(last, Number(entry.record.sequence)), 0)

  const nextSequence = () => {
    lastSequence = Math.max(lastSequence + 1, Math.floor(clock.now() * 1000))
    return String(lastSequence).padStart(20, '0')
  }
  const attribute = (name: string) => Number(record().attributes[name])
  let gathering = 0
  const announce = () => {
    if (gathering > 0) return
    for (const listener of [...listeners]) listener()
  }
  const change = (entry: Entry, next: MessageRecord): Promise<unknown> => {
    entry.record = next
    entry.saved = entry.saved.then(() => files.replace({ file: entry.file, record: next }))
    return entry.saved
  }
  /** Out of memory at once, so that nobody else takes it; out of the folder when its last write is done. */
  const forget = async (entry: Entry) => {
    entries.delete(entry.record.id)
    entry.saved = entry.saved.then(() => files.remove(entry.file))
    await entry.saved
    announce()
  }
  const expire = async () => {
    const oldest = clock.now() - attribute('MessageRetentionPeriod') * 1000
    for (const entry of [...entries.values()]) if (entry.record.sent < oldest) await forget(entry)
  }
  /** In order; of a message group nothing comes before what was sent earlier. */
  function* available(): Generator<Entry> {
    const now = clock.now()
    const isFifo = record().name.endsWith('.fifo')
    const blocked = new Set<string>()
    for (const entry of [...entries.values()]) {
      const { visibleAt, groupId = '' } = entry.record
      const isFree = visibleAt <= now && !blocked.has(groupId)
      if (isFree) yield entry
      else if (isFifo) blocked.add(groupId)
    }
  }
  /** Gives a message, which is out of memory already, to another queue. */
  const hand = async (entry: Entry, target: Queue, changes: Partial<MessageRecord>) => {
    const { receipt: _receipt, ...message } = entry.record
    await entry.saved
    announce()
    await target.adopt(files, { file: entry.file, record: { ...message, visibleAt: clock.now(), ...changes } })
  }
  const inFlight = ({ messageId, receipt }: Receipt) => {
    const entry = entries.get(messageId)
    return entry?.record.receipt === receipt ? entry : undefined
  }

  const queue: Queue = {
    get record() {
      return record()
    },
    async send({ delaySeconds = attribute('DelaySeconds'), ...draft }) {
      const known = seen.find(draft)
      if (known !== undefined) return known
      const now = clock.now()
      const message: MessageRecord = {
        id: uuid(),
        ...draft,
        sent: now,
        visibleAt: now + delaySeconds * 1000,
        receiveCount: 0,
        sequence: nextSequence(),
      }
      await seen.note(message, async () => {
        const file = await files.add(message)
        entries.set(message.id, { file, record: message, saved: Promise.resolve() })
      })
      announce()
      return message
    },
    async receive(most, visibilitySeconds = attribute('VisibilityTimeout')) {
      await expire()
      const policy = redrivePolicy(record().attributes)
      const target = policy && deadLetterQueue(policy.deadLetterTargetArn)
      const taken: Entry[] = []
      const dead: Entry[] = []
      for (const entry of available()) {
        const isDead = policy !== undefined && target !== undefined && entry.record.receiveCount >= policy.maxReceiveCount
        if (isDead) dead.push(entry)
        else if (taken.length < most) taken.push(entry)
        else break
      }
      // Nobody else may give up on the same ones meanwhile.
      for (const entry of dead) entries.delete(entry.record.id)
      const now = clock.now()
      // All are marked before the first write, so that no other receiver takes one meanwhile.
      const writes = taken.map((entry) =>
        change(entry, {
          ...entry.record,
          visibleAt: now + visibilitySeconds * 1000,
          receiveCount: entry.record.receiveCount + 1,
          firstReceived: entry.record.firstReceived ?? now,
          receipt: uuid(),
        }),
      )
      const answers = taken.map((entry) => entry.record)
      for (const entry of dead) await hand(entry, target!, { deadLetterSource: record().arn })
      await Promise.all(writes)
      return answers
    },
    async delete(receipt) {
      const entry = inFlight(receipt)
      if (entry !== undefined) await forget(entry)
    },
    async changeVisibility(receipt, seconds) {
      const entry = inFlight(receipt)
      const now = clock.now()
      if (entry === undefined || entry.record.visibleAt <= now) throw sqsErrors.notInFlight()
      await change(entry, { ...entry.record, visibleAt: now + seconds * 1000 })
      announce()
    },
    async purge() {
      await Promise.all([...entries.values()].map(forget))
    },
    counts() {
      const now = clock.now()
      const hidden = [...entries.values()].filter((entry) => entry.record.visibleAt > now)
      const delayed = hidden.filter((entry) => entry.record.receipt === undefined).length
      return { visible: entries.size - hidden.length, inFlight: hidden.length - delayed, delayed }
    },
    nextVisibleAt() {
      const times = [...entries.values()].map((entry) => entry.record.visibleAt)
      return times.length === 0
        ? undefined
        : Math.max(
            clock.now(),
            times.reduce((least, time) => Math.min(least, time)),
          )
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async together(work) {
      gathering++
      try {
        return await work()
      } finally {
        gathering--
        announce()
      }
    },
    async moveOne(targetOf) {
      for (const entry of available()) {
        const target = targetOf(entry.record)
        if (target === undefined) continue
        const { deadLetterSource: _source, firstReceived: _first, ...message } = entry.record
        entry.record = message
        entries.delete(message.id)
        await hand(entry, target, { id: uuid(), sent: clock.now(), receiveCount: 0 })
        return true
      }
      return false
    },
    async adopt(source, { file, record: message }) {
      const adopted = { ...message, sequence: nextSequence() }
      const moved = await source.moveTo(files, { file, record: adopted })
      entries.set(adopted.id, { file: moved, record: adopted, saved: Promise.resolve() })
      announce()
    },
  }
  return queue
}
