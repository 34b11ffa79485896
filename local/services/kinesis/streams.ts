import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { recordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { openShard, type Shard } from './shard.ts'
import type { StreamRecord } from './stream-record.ts'

/** A stream with its shards. */
export interface Stream {
  readonly record: StreamRecord
  readonly shards: readonly Shard[]
  /** Calls back when a record has come; answers how to stop it. */
  onRecord(listener: () => void): () => void
  announce(): void
}

/** The streams of the account. */
export interface Streams {
  create(record: Omit<StreamRecord, 'arn' | 'created'>): Promise<void>
  /** By name or ARN. Rejects with `ResourceNotFoundException`. */
  get(reference: { readonly StreamName?: string | undefined; readonly StreamARN?: string | undefined }): Promise<Stream>
  find(arn: string): Promise<Stream | undefined>
  list(): Promise<readonly string[]>
  change(stream: Stream, changes: Partial<StreamRecord>): Promise<void>
  remove(stream: Stream): Promise<void>
}

/** Streams in `folder`: `<name>/stream.json`, and a file of lines a shard beside it. */
export function streams(folder: string, { clock, region, accountId }: LocalEnvironment): Streams {
  const files = recordFiles<StreamRecord>(folder)
  const open = new Map<string, Promise<Stream | undefined>>()
  const records = new Map<string, StreamRecord>()

  async function load(name: string): Promise<Stream | undefined> {
    const record = await files.read(name, 'stream')
    if (record === undefined) return undefined
    records.set(name, record)
    const listeners = new Set<() => void>()
    const current = () => records.get(name) ?? record
    const ids = Array.from({ length: record.shards }, (_, index) => `shardId-${String(index).padStart(12, '0')}`)
    const shards = await Promise.all(
      ids.map((id) => openShard(id, join(folder, name, `${id}.jsonl`), clock, () => current().retentionHours)),
    )
    return {
      get record() {
        return current()
      },
      shards,
      onRecord(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      announce() {
        for (const listener of [...listeners]) listener()
      },
    }
  }
  const findByName = (name: string) => {
    const known = open.get(name) ?? load(name)
    open.set(name, known)
    // What is not there yet may be made.
    void known.then((stream) => stream === undefined && open.delete(name))
    return known
  }
  const nameIn = (arn: string) => /:stream\/([\w.-]+)$/.exec(arn)?.[1] ?? ''
  return {
    async create(given) {
      if (!/^[\w.-]{1,128}$/.test(given.name)) throw new AwsError('ValidationException', `Invalid stream name ${given.name}.`, 400)
      if ((await findByName(given.name)) !== undefined) {
        throw new AwsError('ResourceInUseException', `Stream ${given.name} under account ${accountId} already exists.`, 400)
      }
      const arn = `arn:aws:kinesis:${region}:${accountId}:stream/${given.name}`
      await files.write({ ...given, arn, created: clock.now() }, given.name, 'stream')
      open.delete(given.name)
    },
    async get({ StreamName, StreamARN }) {
      const name = StreamName ?? nameIn(StreamARN ?? '')
      const found = name === '' ? undefined : await findByName(name)
      if (found !== undefined) return found
      throw new AwsError('ResourceNotFoundException', `Stream ${name} under account ${accountId} not found.`, 400)
    },
    find: (arn) => findByName(nameIn(arn)),
    list: () => files.folders(),
    async change({ record }, changes) {
      const changed = { ...record, ...changes }
      records.set(record.name, changed)
      await files.write(changed, record.name, 'stream')
    },
    async remove({ record }) {
      open.delete(record.name)
      await rm(join(folder, record.name), { recursive: true, force: true })
    },
  }
}
