import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from './usage-error.ts'

const CHUNK = 65_536

/** Writes a file of lines whole or not at all, in constant memory. Throws {@link UsageError} where it cannot be written. */
export async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  const draft = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    const stream = createWriteStream(draft)
    await once(stream, 'open')
    for (const chunk of chunksOf(lines)) if (!stream.write(chunk)) await once(stream, 'drain')
    stream.end()
    await once(stream, 'close')
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`, { cause: error })
  }
}

function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
