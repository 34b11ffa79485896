import { createHash } from 'node:crypto'
import type { GoodMessage } from './read-messages.ts'

/** Rows of one partition that go into one file. */
export interface SilverFile {
  readonly type: string
  readonly dt: string
  /** Made of the rows' ids alone: the same rows give the same key, and no other rows do. */
  readonly key: string
  /** In the order of their ids. */
  readonly rows: readonly GoodMessage[]
}

/** The folder of a partition, with its slash. */
export function partitionPrefix(prefix: string, type: string, dt: string): string {
  return `${prefix}${type}/dt=${dt}/`
}

/** The file of some rows of one partition. */
export function silverFile(prefix: string, type: string, dt: string, rows: readonly GoodMessage[]): SilverFile {
  const sorted = [...rows].sort((left, right) => (left.message.id < right.message.id ? -1 : 1))
  const name = createHash('sha256')
    .update(sorted.map(({ message }) => message.id).join('\n'))
    .digest('hex')
    .slice(0, 32)
  return { type, dt, key: `${partitionPrefix(prefix, type, dt)}part-${name}.parquet`, rows: sorted }
}

/** Messages by their partition. */
export function byPartition(messages: readonly GoodMessage[]): readonly (readonly GoodMessage[])[] {
  const groups = new Map<string, GoodMessage[]>()
  for (const message of messages) {
    const name = `${message.type.name}/${message.checked.dt}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [message])
    else group.push(message)
  }
  return [...groups.values()]
}
