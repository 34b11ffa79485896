import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'

let folder = ''

async function sluice(...words: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const exit = await main(words, { out: (line) => out.push(line), note: (line) => notes.push(line) })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

const state = () => ['--state', join(folder, 'state')]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-cli-'))
  const events = join(folder, 'events.csv')
  await writeFile(events, 'event_id,user_id,event_type,event_time\ne1,u1,view,2025-01-01 10:00:00\ne2,,view,2025-01-01 10:00:00\n')
  const ran = await sluice('run', 'user-events', '--quiet', '--name', 'first', '--data', `events/source=${events}`, ...state())
  expect(ran.exit).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('status tells the latest execution of each workflow, and one execution in full', async () => {
  expect((await sluice('status', ...state())).out).toMatch(/^user-events +SUCCEEDED .* first$/)
  for (const word of ['user-events', 'user-events/first', 'arn:aws:states:us-east-1:000000000000:execution:user-events:first']) {
    const { exit, out } = await sluice('status', word, '--json', ...state())
    expect(exit).toBe(0)
    expect(JSON.parse(JSON.parse(out).output).rows).toEqual({ source: 2, clean: 1, quarantined: 1 })
  }
})

test('status of what is not there exits 2 and says so', async () => {
  expect((await sluice('status', 'purchases-by-country', ...state())).notes).toContain(
    'there is no state machine purchases-by-country here: user-events',
  )
  expect((await sluice('status', 'nothing', ...state())).notes).toContain('there is no state machine nothing here')
  const { exit, notes } = await sluice('status', 'user-events/second', ...state())
  expect(exit).toBe(2)
  expect(notes).toContain('second')
})

test('history prints every event, from the first to the last', async () => {
  const { exit, out } = await sluice('history', 'user-events/first', ...state())
  expect(exit).toBe(0)
  expect(out).toMatch(/^ +1 .* ExecutionStarted\n/)
  expect(out).toMatch(/ExecutionSucceeded$/)
  const events = JSON.parse((await sluice('history', 'user-events', '--json', ...state())).out)
  expect(events).toHaveLength(out.split('\n').length)
})

test('query prints rows as a table and as JSON, and exits 1 with the message of Athena', async () => {
  const sql = 'SELECT user_id, count(*) AS n FROM source GROUP BY user_id ORDER BY user_id DESC'
  expect((await sluice('query', 'user-events', sql, ...state())).out).toBe('user_id  n\nu1       1\n         1')
  expect(JSON.parse((await sluice('query', 'user-events', sql, '--json', ...state())).out)).toEqual([
    { user_id: 'u1', n: '1' },
    { user_id: '', n: '1' },
  ])
  const wrong = await sluice('query', 'user-events', 'SELECT nope FROM source', ...state())
  expect(wrong.exit).toBe(1)
  expect(wrong.notes).toContain("COLUMN_NOT_FOUND: line 1:8: Column 'nope'")
})

test('start needs something that runs, and says what to do', async () => {
  const { exit, notes } = await sluice('start', 'user-events', ...state())
  expect(exit).toBe(2)
  expect(notes).toContain('use `sluice run`')
})

test('a name that was used for another input is refused', async () => {
  await writeFile(join(folder, 'input.json'), '{ "crawl": "always" }')
  const { exit, notes } = await sluice(
    'run',
    'user-events',
    '--quiet',
    '--name',
    'first',
    '--input',
    join(folder, 'input.json'),
    ...state(),
  )
  expect(exit).toBe(2)
  expect(notes).toContain('Execution Already Exists')
})

test('resume has nothing to do where nothing was cut off', async () => {
  expect(await sluice('resume', '--quiet', ...state())).toMatchObject({ exit: 0, out: 'nothing was cut off' })
})
