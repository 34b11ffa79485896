import { expect, test } from '@jest/globals'
import { isPlanned } from '../../tasks/plan-replay/planned-objects.ts'
import { replayWindow } from '../../tasks/plan-replay/replay-window.ts'

const STARTED = '2026-03-29T12:00:00.500Z'

test('a window includes its start and not its end, copies are never in a plan', () => {
  const window = replayWindow({ started: STARTED, start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' })
  const scope = { ...window, excluded: ['bronze/replay/'], suffixes: ['.jsonl'] }
  const planned = (lastModified: number, key = 'bronze/shipments/a.jsonl', size = 1) =>
    isPlanned({ key, etag: 'e', size, lastModified }, scope)
  expect([window.start - 1, window.start, window.end - 1, window.end].map((moment) => planned(moment))).toEqual([false, true, true, false])
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
