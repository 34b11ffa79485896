import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Whether two files hold the same bytes. */
export async function isSameFile(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(left), stat(right)])
  if (a.size !== b.size) return false
  const others = chunksOf(right)
  for await (const chunk of chunksOf(left)) {
    const other = await others.next()
    if (other.done || !chunk.equals(other.value)) return false
  }
  return true
}

/** Both files are read in pieces of one size, so that piece can be held against piece. */
async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) yield chunk
}
