import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { sampleEvents, sampleShipments, sampleStreamEvents } from '../../workflows/index.ts'
import { type ProgressBar, progressBar } from '../progress-bar.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'
import { writeLines } from '../write-lines.ts'

const usage = `Usage: sluice generate <kind> --out FILE [--count N] [--seed N] [--day YYYY-MM-DD] [--json]

Writes N (default 10000) sample records. The same kind, count, seed (default 1), day (default 2025-01-01) and format give the same bytes.

  user-events        CSV, as dirty as real files
  shipments          bronze records of elt: JSON lines, or one array where FILE ends in .json
  deliveries         the same
  stream-events      JSON lines as they come into the stream of realtime-events, dirty`

/** What a kind of sample data is made from. */
interface Sample {
  readonly count: number
  readonly seed: number
  readonly day: string
  readonly format: 'json' | 'jsonl'
}

const KINDS: Readonly<Record<string, (sample: Sample) => Iterable<string>>> = {
  'user-events': ({ count, seed }) => sampleEvents({ count, seed }),
  shipments: ({ day, ...sample }) => sampleShipments({ type: 'shipments', from: day, ...sample }),
  deliveries: ({ day, ...sample }) => sampleShipments({ type: 'deliveries', from: day, ...sample }),
  'stream-events': linesOfEvents,
}

function* linesOfEvents({ count, seed, day }: Sample): Generator<string> {
  for (const event of sampleStreamEvents({ count, seed, day })) yield `${event}\n`
}

/** `sluice generate` */
export const generate: Verb = {
  summary: 'write sample data, dirty as real ones, from a seed',
  usage,
  async run(words, console) {
    const options = {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      day: { type: 'string', default: '2025-01-01' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [kind = ''] = positionals
    const records = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    if (records === undefined) throw new UsageError(`there is no sample data ${JSON.stringify(kind)}: ${Object.keys(KINDS).join(', ')}`)
    const { out, day } = values
    if (out === undefined) throw new UsageError('say where to write: --out FILE')
    if (Number.isNaN(Date.parse(day)) || !/^\d{4}-\d\d-\d\d$/.test(day))
      throw new UsageError(`--day takes a day such as 2025-01-31, not ${JSON.stringify(day)}`)
    const count = wholeNumber('--count', values.count)
    const seed = wholeNumber('--seed', values.seed)
    const bar = progressBar(console, out, count)
    const texts = records({ count, seed, day, format: extname(out) === '.json' ? 'json' : 'jsonl' })
    await writeLines(out, counted(texts, bar)).finally(bar.end)
    if (values.json) console.out(JSON.stringify({ file: out, kind, count }))
    else console.out(`${out}: ${count} ${kind.replaceAll('-', ' ').replace('user ', '')}`)
    return EXIT.done
  },
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 0)
    throw new UsageError(`${option} takes a whole number from 0, not ${JSON.stringify(text)}`)
  return number
}

/** The texts; each is a record, but for the head and the foot of a file. */
function* counted(texts: Iterable<string>, bar: ProgressBar): Generator<string> {
  for (const text of texts) {
    yield text
    bar.step()
  }
}
