import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { sampleEvents } from '../../workflows/index.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice generate user-events --out FILE [--count N] [--seed N]

Writes a CSV file of N (default 10000) dirty user events. The same count and seed (default 1) give the same bytes.`

/** `sluice generate` */
export const generate: Verb = {
  summary: 'write sample data, dirty as real ones, from a seed',
  usage,
  async run(words, console) {
    const options = {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    if (positionals[0] !== 'user-events')
      throw new UsageError(`there is no sample data ${JSON.stringify(positionals[0] ?? '')}: user-events`)
    if (values.out === undefined) throw new UsageError('say where to write: --out FILE')
    const count = wholeNumber('--count', values.count)
    await writeLines(values.out, sampleEvents({ count, seed: wholeNumber('--seed', values.seed) }))
    console.out(`${values.out}: ${count} events`)
    return EXIT.done
  },
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 0)
    throw new UsageError(`${option} takes a whole number from 0, not ${JSON.stringify(text)}`)
  return number
}

/** Writes the file whole or not at all, in constant memory. */
async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
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

const CHUNK = 65_536

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
