import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MessageRecord } from './message.ts'

/** A message with the name of the file that holds it. */
export interface KeptMessage {
  readonly file: string
  readonly record: MessageRecord
}

/** The messages of a queue, one file each. Every change is one rename: a crash leaves the old state or the new one, never half or both. */
export interface MessageFiles {
  readonly folder: string
  /** In the order in which they were sent. */
  load(): Promise<readonly KeptMessage[]>
  /** Answers the file's name. */
  add(record: MessageRecord): Promise<string>
  replace(message: KeptMessage): Promise<void>
  remove(file: string): Promise<void>
  /** Gives a message to another queue: what changes of it is written first, then one rename moves it. Answers its new file. */
  moveTo(target: MessageFiles, message: KeptMessage): Promise<string>
}

const DRAFT = '.draft'

/** Messages in `folder`, which is made by the first. */
export function messageFiles(folder: string): MessageFiles {
  // Through the thread pool a message costs ten times as much. The folder is not made: a queue that is gone stays gone.
  const write = async (file: string, record: MessageRecord) => {
    writeFileSync(join(folder, file + DRAFT), `${JSON.stringify(record, undefined, 2)}\n`)
    renameSync(join(folder, file + DRAFT), join(folder, file))
  }
  return {
    folder,
    async load() {
      const names = (await readdir(folder).catch(ignoreMissing)) ?? []
      await Promise.all(names.filter((name) => name.endsWith(DRAFT)).map((name) => rm(join(folder, name), { force: true })))
      const files = names.filter((name) => name.endsWith('.json')).sort()
      return Promise.all(
        // The folder is ours alone: what lies in it was written by `write`.
        files.map(async (file) => ({ file, record: JSON.parse(await readFile(join(folder, file), 'utf8')) as MessageRecord })),
      )
    },
    async add(record) {
      await mkdir(folder, { recursive: true })
      const file = fileOf(record)
      await write(file, record)
      return file
    },
    replace: ({ file, record }) => write(file, record),
    remove: (file) => rm(join(folder, file), { force: true }),
    async moveTo(target, { file, record }) {
      await write(file, record)
      await mkdir(target.folder, { recursive: true })
      const moved = fileOf(record)
      await rename(join(folder, file), join(target.folder, moved))
      return moved
    },
  }
}

/** Files sort as the messages were sent. */
function fileOf({ sequence, id }: MessageRecord): string {
  return `${sequence}-${id}.json`
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
