import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type RecordFiles, recordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { openQueue, type Queue, type QueueRecord } from './queue.ts'
import { checkAttributes, defaultAttributes, type QueueAttributes, redrivePolicy } from './queue-attributes.ts'
import { sqsErrors } from './sqs-errors.ts'

/** The queues of the account, opened when one is first asked for. */
export interface Queues {
  /** Rejects with `QueueNameExists` where there is one of other attributes. */
  create(name: string | undefined, attributes: QueueAttributes, tags: Readonly<Record<string, string>>): Promise<Queue>
  /** By name, ARN or URL, of which the last part counts. Rejects with `QueueDoesNotExist`. */
  get(reference: string | undefined): Promise<Queue>
  find(arn: string): Promise<Queue | undefined>
  /** In the order of their names. */
  list(): Promise<readonly Queue[]>
  change(queue: Queue, changes: Pick<Partial<QueueRecord>, 'attributes' | 'tags'>): Promise<void>
  remove(queue: Queue): Promise<void>
}

const NAME = /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/

/** Queues in `folder`: `<name>/queue.json`, and the messages beside it under `<name>/messages/`. */
export function queues(folder: string, environment: LocalEnvironment): Queues {
  const { clock, region, accountId } = environment
  const files: RecordFiles<QueueRecord> = recordFiles<QueueRecord>(folder)
  const open = new Map<string, Queue>()
  const records = new Map<string, QueueRecord>()
  let loaded: Promise<void> | undefined

  const add = async (record: QueueRecord): Promise<Queue> => {
    records.set(record.name, record)
    const queue = await openQueue({
      folder: join(folder, record.name, 'messages'),
      record: () => records.get(record.name) ?? record,
      environment,
      deadLetterQueue: (arn) => open.get(nameOf(arn)),
    })
    open.set(record.name, queue)
    return queue
  }
  const load = () => {
    loaded ??= (async () => {
      for (const name of await files.folders()) {
        const record = await files.read(name, 'queue')
        if (record !== undefined) await add(record)
      }
    })()
    return loaded
  }
  const save = async (record: QueueRecord) => {
    records.set(record.name, record)
    await files.write(record, record.name, 'queue')
  }

  return {
    async create(name = '', attributes, tags) {
      await load()
      if (!NAME.test(name)) {
        throw sqsErrors.invalid('QueueName', name, 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.')
      }
      if (name.endsWith('.fifo') !== (attributes.FifoQueue === 'true')) {
        throw sqsErrors.invalid(
          'QueueName',
          name,
          'The name of a FIFO queue can only end in .fifo, and it must have the attribute FifoQueue.',
        )
      }
      checkAttributes(attributes)
      const known = open.get(name)
      if (known !== undefined) {
        const other = Object.entries(attributes).find(([attribute, value]) => known.record.attributes[attribute] !== value)
        if (other === undefined) return known
        const message = `A queue already exists with the same name and a different value for attribute ${other[0]}`
        throw new AwsError('QueueNameExists', message, 400)
      }
      const now = clock.now()
      const arn = `arn:aws:sqs:${region}:${accountId}:${name}`
      const record = { name, arn, attributes: { ...defaultAttributes, ...attributes }, tags, created: now, modified: now }
      await save(record)
      return add(record)
    },
    async get(reference) {
      await load()
      if (reference === undefined || reference === '') throw sqsErrors.missing('QueueUrl')
      const found = open.get(nameOf(reference))
      if (found === undefined) throw sqsErrors.noSuchQueue()
      return found
    },
    async find(arn) {
      await load()
      return /^arn:aws[\w-]*:sqs:/.test(arn) ? open.get(nameOf(arn)) : undefined
    },
    async list() {
      await load()
      return [...open.values()].sort((left, right) => (left.record.name < right.record.name ? -1 : 1))
    },
    async change({ record }, { attributes, tags }) {
      if (attributes !== undefined) checkAttributes(attributes)
      await save({
        ...record,
        attributes: { ...record.attributes, ...attributes },
        tags: tags ?? record.tags,
        modified: clock.now(),
      })
    },
    async remove(queue) {
      const { name } = queue.record
      open.delete(name)
      await queue.purge()
      await rm(join(folder, name), { recursive: true, force: true })
      records.delete(name)
    },
  }
}

/** The queue's name in an ARN or a URL. */
function nameOf(reference: string): string {
  return reference.slice(Math.max(reference.lastIndexOf(':'), reference.lastIndexOf('/')) + 1)
}

/** The queues whose dead letters go to this one. */
export function sourcesOf(all: readonly Queue[], deadLetters: Queue): readonly Queue[] {
  return all.filter(({ record }) => redrivePolicy(record.attributes)?.deadLetterTargetArn === deadLetters.record.arn)
}
