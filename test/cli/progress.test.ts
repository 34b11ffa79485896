import { expect, test } from '@jest/globals'
import { type Console, consoleOf } from '../../cli/console.ts'
import { mapRunBars, stateLines } from '../../cli/progress.ts'
import { barLine } from '../../cli/progress-bar.ts'
import type { HistoryEvent } from '../../engine/index.ts'

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

test('a line stands below all others on a terminal, and is nowhere else', () => {
  const terminal = stream(true)
  const pipe = stream(false)
  const console = consoleOf(pipe, terminal)
  console.live?.('1 of 2')
  console.note('a note')
  console.live?.(undefined)
  const clear = '\r\u001b[2K'
  expect(terminal.written.join('')).toBe(`${clear}1 of 2${clear}a note\n${clear}1 of 2${clear}`)
  console.out('a result')
  expect(pipe.written).toEqual(['a result\n'])
  expect(consoleOf(terminal, pipe).live).toBeUndefined()
})

test.each<[number, number, string]>([
  [0, 1000, 'x ░░░░░░░░░░░░░░░░░░░░░░░░   0 %  0 of 1,000'],
  [500, 1000, 'x ████████████░░░░░░░░░░░░  50 %  500 of 1,000'],
  [3, 3, 'x ████████████████████████ 100 %  3 of 3'],
  [0, 0, 'x ████████████████████████ 100 %  0 of 0'],
])('a bar of %i in %i', (done, total, line) => {
  expect(barLine('x', done, total)).toBe(line)
})

test('a map has a bar while it runs, a map in a map its own, and none is left behind by one that fails', () => {
  const shown: (string | undefined)[] = []
  const console: Console = { out: () => undefined, note: () => undefined, live: (line) => shown.push(line) }
  const tell = stateLines(console, () => 0)
  let id = 0
  const event = (type: string, details: object = {}) =>
    tell({ id: ++id, previousEventId: id - 1, timestamp: 0, type, ...details } as HistoryEvent)
  event('MapStateEntered', { stateEnteredEventDetails: { name: 'Files' } })
  event('MapStateStarted', { mapStateStartedEventDetails: { length: 2 } })
  event('MapIterationSucceeded')
  event('MapStateEntered', { stateEnteredEventDetails: { name: 'Rows' } })
  event('MapStateStarted', { mapStateStartedEventDetails: { length: 1 } })
  event('MapIterationFailed')
  event('MapStateFailed')
  event('MapIterationFailed')
  event('MapStateFailed')
  const bars = shown.map((line) => line?.replace(/ [█░]+ +/, ' '))
  expect(bars).toEqual([
    'Files 0 %  0 of 2',
    'Files 50 %  1 of 2',
    'Rows 0 %  0 of 1',
    'Rows 100 %  1 of 1',
    undefined,
    'Files 100 %  2 of 2',
    undefined,
  ])
})

test('the run of a Distributed Map has a bar of its children, which is gone with the last of them', () => {
  const shown: (string | undefined)[] = []
  const tell = mapRunBars({ out: () => undefined, note: () => undefined, live: (line) => shown.push(line) })
  const mapRunArn = 'arn:aws:states:us-east-1:000000000000:mapRun:m/objects:1f'
  for (const ended of [0, 1, 2]) tell({ mapRunArn, total: 2, ended })
  expect(shown.map((line) => line?.replace(/ [█░]+ +/, ' '))).toEqual(['objects 0 %  0 of 2', 'objects 50 %  1 of 2', undefined])
})
