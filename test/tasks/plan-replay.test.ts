import { expect, test } from '@jest/globals'
import { logger } from '../../tasks/logging/logger.ts'
import { makePlan } from '../../tasks/plan-replay/plan-replay.ts'
import { isPlanned } from '../../tasks/plan-replay/planned-objects.ts'
import { replayWindow } from '../../tasks/plan-replay/replay-window.ts'

const STARTED = '2026-03-29T12:00:00.500Z'

test('a window includes its start and not its end, in UTC whatever clocks do in spring; copies are never in a plan', () => {
  const window = replayWindow({ started: STARTED, start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' })
  const scope = { ...window, excluded: ['bronze/replay/'], suffixes: ['.jsonl'] }
  const planned = (lastModified: number, key = 'bronze/shipments/a.jsonl', size = 1) =>
    isPlanned({ key, etag: 'e', size, lastModified }, scope)
  expect([window.start - 1, window.start, window.end - 1, window.end].map((moment) => planned(moment))).toEqual([false, true, true, false])
  const spring = replayWindow({ started: STARTED, start: '2026-03-28T12:00:00+01:00', end: '2026-03-29T12:00:00+02:00' })
  expect([spring.start, spring.end - spring.start]).toEqual([Date.parse('2026-03-28T11:00:00Z'), 23 * 3_600_000])
  expect(planned(window.start, 'bronze/replay/manual/run/bronze/shipments/a.jsonl')).toBe(false)
  expect(planned(window.start, 'bronze/shipments/a.csv')).toBe(false)
  expect(planned(window.start, 'bronze/shipments/a.jsonl', 0)).toBe(false)
})

test("hours count back from the execution's start, 3,600 seconds each, also on the day on which clocks change", () => {
  const { start, end } = replayWindow({ started: STARTED, window_hours: 24, start: '', end: '' })
  expect(new Date(end).toISOString()).toBe(STARTED)
  expect(end - start).toBe(24 * 3_600_000)
})

test('an empty window and a time without a zone are refused by name', () => {
  expect(() => replayWindow({ started: STARTED, start: '2026-01-02T00:00:00Z', end: '2026-01-02T00:00:00Z' })).toThrow('it holds nothing')
  expect(() => replayWindow({ started: STARTED, start: '2026-01-02' })).toThrow(expect.objectContaining({ name: 'Replay.BadWindow' }))
})

test('the same listing gives the same plan, in the order of the keys and without copies, however often it is made', async () => {
  const listed = ['a', 'b', 'c'].flatMap((name) =>
    ['bronze/shipments/', 'bronze/replay/manual/earlier/bronze/shipments/', 'bronze/replay/other/'].map((folder) => ({
      key: `${folder}${name}.jsonl`,
      etag: `etag-${name}`,
      size: 10,
      lastModified: Date.parse(STARTED) - 1000,
    })),
  )
  const planOf = async (run: string) => {
    const texts = new Map<string, string>()
    const output = await makePlan(
      { run, started: STARTED, bucket: 'lake', prefix: 'bronze/', destination: 'bronze/replay/other' },
      { plansBucket: 'lake', plansPrefix: 'replay-plans/', replayPrefix: 'bronze/replay/', suffixes: ['.jsonl'] },
      {
        async *list() {
          yield* listed
        },
        read: async (key) => texts.get(key),
        write: async (key, body) => void texts.set(key, body),
        log: logger({ task: 'plan-replay', run }, () => undefined),
      },
    )
    return { output, lines: texts.get(`replay-plans/${run}/plan.jsonl`)?.trimEnd().split('\n') }
  }
  const [first, second] = [await planOf('first'), await planOf('second')]
  expect(second.lines).toEqual(first.lines)
  expect(first.lines?.map((line) => JSON.parse(line).key)).toEqual(['a', 'b', 'c'].map((name) => `bronze/shipments/${name}.jsonl`))
  expect(first.output).toMatchObject({ objects: 3, bytes: 30, destination: 'bronze/replay/other/first/' })
})

test('a moment with an offset is the same moment in UTC', () => {
  const window = replayWindow({ started: STARTED, start: '2026-03-29T01:00:00+01:00', end: '2026-03-29T04:00:00+02:00' })
  expect(window).toEqual({ start: Date.parse('2026-03-29T00:00:00Z'), end: Date.parse('2026-03-29T02:00:00Z') })
})
