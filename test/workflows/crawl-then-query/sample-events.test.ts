import { expect, test } from '@jest/globals'
import { sampleEvents } from '../../../workflows/index.ts'

const lines = (count: number, seed: number) => [...sampleEvents({ count, seed })]

test('the same count and seed give the same bytes', () => {
  expect(lines(500, 7)).toEqual(lines(500, 7))
})

test('another seed gives other events', () => {
  expect(lines(500, 7)).not.toEqual(lines(500, 8))
})

test('there is a header and then a line for each event', () => {
  const all = lines(500, 7)
  expect(all).toHaveLength(501)
  expect(all[0]).toBe('event_id,user_id,event_type,event_time\n')
  expect(lines(0, 7)).toHaveLength(1)
})

test('the events are dirty: missing fields, unknown types, unreadable times and repeated ids', () => {
  const rows = lines(2000, 7)
    .slice(1)
    .map((line) => line.trimEnd().replaceAll('"', '').split(','))
  expect(rows.filter(([, user]) => user === '').length).toBeGreaterThan(10)
  expect(rows.filter(([, , type]) => type === 'veiw').length).toBeGreaterThan(0)
  expect(rows.filter(([, , , time]) => time === 'yesterday').length).toBeGreaterThan(0)
  const ids = rows.map(([id]) => id)
  expect(new Set(ids).size).toBeLessThan(ids.length)
})
