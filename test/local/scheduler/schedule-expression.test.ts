import { expect, test } from '@jest/globals'
import { parseSchedule } from '../../../local/services/scheduler/schedule-expression.ts'

const time = (text: string) => Date.parse(`${text}Z`)
function times(expression: string, from: string, count: number, zone = 'UTC'): string[] {
  const schedule = parseSchedule(expression, zone)
  const found: string[] = []
  for (let at: number | undefined = time(from); found.length < count; ) {
    at = schedule.next(at, time(from))
    if (at === undefined) break
    found.push(new Date(at).toISOString().slice(0, 16))
  }
  return found
}

test.each([
  ['cron(0 0 * * ? *)', '2026-01-01T00:00', ['2026-01-02T00:00', '2026-01-03T00:00']],
  ['cron(0/15 9-10 ? * MON-FRI *)', '2026-01-02T10:40', ['2026-01-02T10:45', '2026-01-05T09:00']],
  ['cron(30 6 1,15 * ? *)', '2026-01-15T06:30', ['2026-02-01T06:30', '2026-02-15T06:30']],
  ['cron(0 12 L * ? *)', '2028-02-01T00:00', ['2028-02-29T12:00', '2028-03-31T12:00']],
  ['cron(0 8 1W * ? *)', '2026-01-31T00:00', ['2026-02-02T08:00', '2026-03-02T08:00']],
  ['cron(0 8 LW * ? *)', '2026-01-01T00:00', ['2026-01-30T08:00', '2026-02-27T08:00']],
  ['cron(0 8 ? * 6L *)', '2026-01-01T00:00', ['2026-01-30T08:00', '2026-02-27T08:00']],
  ['cron(0 8 ? * TUE#2 *)', '2026-01-01T00:00', ['2026-01-13T08:00', '2026-02-10T08:00']],
  ['cron(0 0 29 FEB ? *)', '2026-01-01T00:00', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ['cron(0 0 1 1 ? 2027)', '2026-01-01T00:00', ['2027-01-01T00:00']],
  ['rate(5 minutes)', '2026-01-01T00:00', ['2026-01-01T00:05', '2026-01-01T00:10']],
  ['rate(1 day)', '2026-01-01T00:00', ['2026-01-02T00:00', '2026-01-03T00:00']],
  ['at(2026-03-04T05:06:00)', '2026-01-01T00:00', ['2026-03-04T05:06']],
])('%s comes after %s at %j', (expression, from, expected) => {
  expect(times(expression, from, 2)).toEqual(expected)
})

test('a zone has its own midnight, in summer and in winter', () => {
  expect(times('cron(0 0 * * ? *)', '2026-03-28T12:00', 3, 'Europe/Vienna')).toEqual([
    '2026-03-28T23:00',
    '2026-03-29T22:00',
    '2026-03-30T22:00',
  ])
  expect(times('at(2026-07-01T08:00:00)', '2026-01-01T00:00', 2, 'America/New_York')).toEqual(['2026-07-01T12:00'])
  expect(times('cron(30 5 * * ? *)', '2026-01-01T00:00', 1, 'Asia/Kolkata')).toEqual(['2026-01-02T00:00'])
})

test('an hour that is left out is skipped, one that comes twice counts once', () => {
  expect(times('cron(30 2 * * ? *)', '2026-03-28T12:00', 2, 'Europe/Vienna')).toEqual(['2026-03-30T00:30', '2026-03-31T00:30'])
  expect(times('cron(30 2 * * ? *)', '2026-10-24T12:00', 2, 'Europe/Vienna')).toEqual(['2026-10-25T00:30', '2026-10-26T01:30'])
})

test.each([
  'cron(0 0 * * * *)',
  'cron(0 0 ? * ? *)',
  'cron(0 0 * * ?)',
  'cron(60 0 * * ? *)',
  'cron(0 0 ? * MOO *)',
  'cron(0/0 0 * * ? *)',
  'rate(0 minutes)',
  'rate(5 weeks)',
  'at(tomorrow)',
  'daily',
])('%s is refused', (expression) => {
  expect(() => parseSchedule(expression)).toThrow()
})
