import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SHIPPED } from '../../../cli/pipelines.ts'
import type { CrawlThenQueryOutput } from '../../../workflows/index.ts'
import { csvRecords } from '../csv.ts'
import { localLake } from '../local-lake.ts'

/** The soak script raises it. */
const RUNS = Number(process.env.SLUICE_RUNS ?? 12)

const NAMED = [
  'SourceEmpty',
  'Source.LineBreakInField',
  'Source.ExtraFields',
  'Source.HeaderMismatch',
  'Source.NotText',
  'TableNotFound',
  'SchemaDrift',
]
const STABLE = ['output/clean/transformed_events.csv', 'output/quarantine/bad_records.csv', 'output/manifest.json']
const pipeline = SHIPPED.startableOf('user-events')

const time = fc.constantFrom(
  '2025-01-01 10:00:00',
  '2025-01-01T10:00:00Z',
  '2025-01-02T10:00:00.5+02:00',
  '',
  'soon',
  '2025-02-30 00:00:00',
  ' 2025-01-03 ',
)
const word = fc.oneof(
  fc.constantFrom(
    'u1',
    'u2',
    'view',
    'login',
    '',
    ' ',
    'NULL',
    'null',
    "o'hara",
    '"quoted, twice"',
    '"say ""hi"""',
    'ä→😀',
    '\\',
    '"\\""',
    '\t',
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/[",\r\n\0]/g, '')),
)
const event = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }).map((id) => `e${id}`),
    word,
    fc.constantFrom('view', 'login', 'poke', ''),
    time,
  )
  .map((cells) => cells.join(','))
const line = fc.oneof(
  { weight: 12, arbitrary: event },
  { weight: 2, arbitrary: fc.array(word, { maxLength: 4 }).map((cells) => cells.join(',')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ',,,',
      '"open,u1,view,2025-01-01',
      `e1,u1,view,2025-01-01${',x'.repeat(196)}`,
      'e1,"u\n1",view,2025-01-01',
    ),
  },
)
const header = fc.oneof(
  { weight: 12, arbitrary: fc.constant('event_id,user_id,event_type,event_time') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\uFEFFevent_id,user_id,event_type,event_time',
      'Event_ID,"user_id",EVENT_TYPE,event_time',
      'event_id,user_id,event_type',
      '',
    ),
  },
)
const text = fc
  .tuple(header, fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([head, lines, end, last]) => [head, ...lines].join(end) + (last ? end : ''))
const file = fc
  .tuple(text, fc.constantFrom<'utf8' | 'latin1' | 'utf16le'>('utf8', 'utf8', 'utf8', 'utf8', 'latin1', 'utf16le'))
  .map(([body, encoding]) => Buffer.from(body, encoding))

test('whatever a file holds, its rows are conserved, or the run fails with a named error and the stable keys stay as they were', async () => {
  const lake = await localLake(pipeline)
  const published = async () => Promise.all(STABLE.map((key) => lake.text(key)))
  let number = 0
  let succeeded = 0
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 2 }), async (bodies) => {
      for (const { key } of await lake.aws.store.list('events', 'source/')) await lake.aws.store.remove('events', key)
      await lake.aws.services.glue.operations.DeleteTable?.({ DatabaseName: 'user_events', Name: 'source' }).catch(() => undefined)
      await lake.clock.sleep(10_000)
      for (const [index, body] of bodies.entries()) await lake.put(`file-${index}.csv`, body)
      const before = await published()
      const { status, output, error, cause } = await lake.run({}, `run-${number++}`)
      if (status !== 'SUCCEEDED') {
        expect({ error: NAMED.includes(error ?? '') ? 'named' : `${error}: ${cause}` }).toEqual({ error: 'named' })
        expect(await published()).toEqual(before)
        return
      }
      succeeded++
      const { run, rows } = output as unknown as CrawlThenQueryOutput
      const [clean, quarantine, manifest] = await published()
      expect(JSON.parse(manifest ?? '').run).toBe(run)
      const quarantined = csvRecords(quarantine ?? '')
      expect({ clean: csvRecords(clean ?? '').length, quarantined: quarantined.length }).toEqual({
        clean: rows.clean,
        quarantined: rows.quarantined,
      })
      expect(rows.clean + rows.quarantined).toBe(rows.source)
      expect(rows.source).toBe(bodies.reduce((sum, body) => sum + recordCount(body), 0))
      for (const row of quarantined) expect(row.reasons).not.toBe('')
    }),
    { numRuns: RUNS, ...(process.env.SLUICE_SEED !== undefined && { seed: Number(process.env.SLUICE_SEED) }) },
  )
  // A property that only ever sees failures would hold nothing.
  expect(succeeded).toBeGreaterThan(0)
}, 600_000)

/** One record a line behind the header, as the serde has it; the run has failed already where a field spans lines. */
function recordCount(body: Buffer): number {
  const lines = body.toString('latin1').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return Math.max(0, lines.length - 1)
}
