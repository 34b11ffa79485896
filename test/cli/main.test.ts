import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'
import { SHIPPED } from '../../cli/pipelines.ts'

let folder = ''
const cwd = process.cwd()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-cli-'))
})

afterAll(async () => {
  process.chdir(cwd)
  await rm(folder, { recursive: true, force: true })
})

async function sluice(...words: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const exit = await main(words, { out: (line) => out.push(line), note: (line) => notes.push(line) })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

const file = (name: string) => join(folder, name)
const EVENTS = 'event_id,user_id,event_type,event_time\ne1,u1,view,2025-01-01 10:00:00\ne2,,view,2025-01-01 10:00:00\n'

test('without a verb, and for one that is not there, it lists the verbs and exits 2', async () => {
  expect((await sluice()).exit).toBe(2)
  const { exit, notes } = await sluice('rnu')
  expect(exit).toBe(2)
  expect(notes).toContain('there is no verb "rnu"')
  expect(notes).toContain('synth')
  expect((await sluice('toString')).exit).toBe(2)
})

test('--help explains a verb and exits 0', async () => {
  const { exit, out } = await sluice('run', '--help')
  expect(exit).toBe(0)
  expect(out).toContain('--data BUCKET/PREFIX=PATH')
})

test.each([
  [['run'], 'name a workflow: user-events, purchases-by-country'],
  [['run', 'user-evnts'], 'there is no workflow "user-evnts"'],
  [['run', 'user-events', '--inptu', 'x'], '--inptu'],
  [['run', 'user-events', '--data', 'events'], 'is not bucket/prefix=path'],
  [['run', 'user-events', '--data', 'lake/source=.'], 'has no bucket "lake": it reads events/source/'],
  [['run', 'user-events', '--data', 'events/sauce=.'], 'does not read events/sauce/: it reads events/source/'],
  [['run', 'user-events', '--input', 'nowhere.json'], 'cannot read the input file nowhere.json'],
  [['graph', 'user-events', '--format', 'png'], 'there is no format "png"'],
  [['generate', 'cats', '--out', 'x'], 'there is no sample data "cats"'],
  [['generate', 'user-events', '--out', 'x', '--count=-3'], '--count takes a whole number from 0, not "-3"'],
  [['generate', 'user-events', '--out', 'x', '--count', 'many'], '--count takes a whole number from 0, not "many"'],
  [['generate', 'shipments', '--out', 'x', '--day', 'today'], '--day takes a day such as 2025-01-31, not "today"'],
  [['outputs', 'cats'], 'there is no pipeline "cats": user-events'],
  [['outputs', '--region', 'eu-north-1'], 'say which stack: --stack NAME'],
  [['synth'], 'say where to write: --out DIR'],
])('bad input exits 2 and says what was found: sluice %j', async (words, message) => {
  const { exit, notes } = await sluice(...words)
  expect(exit).toBe(2)
  expect(notes).toContain(message)
  expect(notes).not.toMatch(/\n\s+at /)
})

test('an input that the schema refuses exits 2, and each problem is named with its place', async () => {
  await writeFile(file('bad.json'), '{"tpo": 5, "crawl": "sometimes"}')
  const { exit, notes } = await sluice('run', 'user-events', '--input', file('bad.json'), '--state', file('state-bad'))
  expect(exit).toBe(2)
  expect(notes).toContain('the input: there is no field "tpo"')
  expect(notes).toContain('/crawl')
  await writeFile(file('broken.json'), '{"top": ')
  expect((await sluice('run', 'user-events', '--input', file('broken.json'))).notes).toContain('is no JSON')
})

test('a data path that is not there exits 2 and leaves nothing locked', async () => {
  const words = ['run', 'user-events', '--data', `events/source=${file('absent')}`, '--state', file('state-absent')]
  for (const { exit, notes } of [await sluice(...words), await sluice(...words)]) {
    expect(exit).toBe(2)
    expect(notes).toContain('cannot read')
  }
})

test('a run prints a line per state and what a person wants to know, and exits 0', async () => {
  await writeFile(file('events.csv'), EVENTS)
  const { exit, out, notes } = await sluice('run', 'user-events', '--data', `events/source=${file('events.csv')}`, '--state', file('state'))
  expect(exit).toBe(0)
  expect(notes).toMatch(/✓ Judge rows/)
  expect(out).toMatch(/rows in +2\n/)
  expect(out).toMatch(/missing_user_id +1\n/)
  const clean = /clean +(\/\S+\.csv)/.exec(out)?.[1] ?? ''
  expect(await readFile(clean, 'utf8')).toContain('"e1","u1","view"')
  const partitions = /partitions +(\/\S+)/.exec(out)?.[1] ?? ''
  expect(await readdir(partitions)).toEqual(['dt=2025-01-01'])
})

test('--json prints one JSON value and nothing else, and loading the same files again changes nothing', async () => {
  const { exit, out } = await sluice(
    'run',
    'user-events',
    '--json',
    '--quiet',
    '--data',
    `events/source=${file('events.csv')}`,
    '--state',
    file('state'),
  )
  expect(exit).toBe(0)
  const result = JSON.parse(out)
  expect(result.output.rows).toEqual({ source: 2, clean: 1, quarantined: 1 })
  expect(Object.keys(result.paths)).toEqual(['clean', 'quarantine', 'partitions'])
})

test('a run that fails prints the error, the state and the cause, and exits 1', async () => {
  await writeFile(file('wide.csv'), `${EVENTS}e3,u1,view,2025-01-01 10:00:00,more\n`)
  const { exit, out } = await sluice(
    'run',
    'user-events',
    '--quiet',
    '--data',
    `events/source=${file('wide.csv')}`,
    '--state',
    file('state-wide'),
  )
  expect(exit).toBe(1)
  expect(out).toMatch(/error +Source\.ExtraFields\n/)
  expect(out).toMatch(/state +Inspect source\n/)
  expect(out).toMatch(/cause +s3:\/\/events\/source\/wide\.csv, line 4: 5 fields under a header of 4\. .*\n/)
})

test('check finds nothing wrong with our own workflows, says what is wrong with a file, and exits 1 for an error', async () => {
  const ours = await sluice('check', '--json')
  expect(ours.exit).toBe(0)
  expect(
    Object.values<{ severity: string }[]>(JSON.parse(ours.out))
      .flat()
      .filter(({ severity }) => severity === 'error'),
  ).toEqual([])
  await writeFile(file('dangling.asl.json'), '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }')
  const { exit, out } = await sluice('check', file('dangling.asl.json'))
  expect(exit).toBe(1)
  expect(out).toContain('/States/A/Next')
  expect((await sluice('check', file('absent.asl.json'))).exit).toBe(2)
})

test('with --json synth and generate say for a machine what they wrote', async () => {
  const synth = await sluice('synth', 'user-events', '--out', file('asl-json'), '--json')
  expect(JSON.parse(synth.out)).toEqual({ 'user-events': join(file('asl-json'), 'user-events.asl.json') })
  const generate = await sluice('generate', 'user-events', '--count', '5', '--out', file('five.csv'), '--json')
  expect(JSON.parse(generate.out)).toEqual({ file: file('five.csv'), kind: 'user-events', count: 5 })
})

test('synth writes the same bytes each time', async () => {
  const bytes = async (name: string) => {
    expect((await sluice('synth', '--out', file(name))).exit).toBe(0)
    const files = (await readdir(file(name))).sort()
    return Promise.all(files.map(async (entry) => [entry, await readFile(join(file(name), entry), 'utf8')]))
  }
  const first = await bytes('one')
  expect(first.map(([name]) => name)).toEqual(
    SHIPPED.startable
      .map(({ name }) => name)
      .map((name) => `${name}.asl.json`)
      .sort(),
  )
  expect(await bytes('two')).toEqual(first)
})

test('generate writes as many lines as it says, the same for the same seed', async () => {
  for (const name of ['a.csv', 'b.csv'])
    expect((await sluice('generate', 'user-events', '--count', '50', '--seed', '4', '--out', file(name))).exit).toBe(0)
  const text = await readFile(file('a.csv'), 'utf8')
  expect(text.split('\n')).toHaveLength(52)
  expect(await readFile(file('b.csv'), 'utf8')).toBe(text)
})

test.each(['shipments', 'deliveries', 'stream-events'])(
  'generate writes %s of a day: the same for the same seed, as lines or as one array',
  async (kind) => {
    const written = async (name: string) => {
      const { exit } = await sluice('generate', kind, '--count', '20', '--seed', '4', '--day', '2025-06-10', '--out', file(name))
      expect(exit).toBe(0)
      return readFile(file(name), 'utf8')
    }
    const lines = await written(`${kind}.jsonl`)
    expect(lines.trimEnd().split('\n')).toHaveLength(20)
    expect(await written(`${kind}-again.jsonl`)).toBe(lines)
    expect(lines).toContain('2025-06-10T')
    if (kind !== 'stream-events') {
      const records = lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(JSON.parse(await written(`${kind}.json`))).toEqual(records)
    }
  },
)

test('outputs names what the local account has, of some pipelines or of all, for a person and for a machine', async () => {
  const { out } = await sluice('outputs', 'elt', '--state', file('no-state'), '--json')
  expect(JSON.parse(out)).toMatchObject({
    BucketEltBronzeName: 'elt-bronze',
    DatabaseEltName: 'elt',
    QueueEltEventsUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/elt-events',
    QueueEltEventsArn: 'arn:aws:sqs:us-east-1:000000000000:elt-events',
  })
  const all = await sluice('outputs', '--state', file('no-state'))
  expect(all.out).toMatch(/^StateMachineUserEventsArn +arn:aws:states:us-east-1:000000000000:stateMachine:user-events$/m)
  expect(all.out).toMatch(/^TopicQualityLakeAlertsArn +arn:aws:sns:/m)
})

test('graph draws a workflow as Mermaid and as SVG', async () => {
  expect((await sluice('graph', 'user-events')).out).toMatch(/^flowchart/)
  expect((await sluice('graph', 'user-events', '--format', 'svg')).out).toMatch(/^<svg/)
})
