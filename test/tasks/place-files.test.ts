import { expect, test } from '@jest/globals'
import { leftOver, placements } from '../../tasks/place-files/placement.ts'

const NAMES = { from: 'work/r1/', to: 'processed/', name: 'shard-1', extension: '.parquet' }
const file = (key: string, bytes = 10) => ({ key, bytes })

test('files keep their folders and are numbered in each, in the order of their keys, whatever they were called', () => {
  const found = [
    file('work/r1/event_type=view/dt=2025-01-02/zzz'),
    file('work/r1/event_type=view/dt=2025-01-01/b'),
    file('work/r1/event_type=view/dt=2025-01-01/a'),
  ]
  const placed = placements(found, NAMES)
  expect(placed.map(({ from, to }) => [from, to])).toEqual([
    ['work/r1/event_type=view/dt=2025-01-01/a', 'processed/event_type=view/dt=2025-01-01/shard-1.00000.parquet'],
    ['work/r1/event_type=view/dt=2025-01-01/b', 'processed/event_type=view/dt=2025-01-01/shard-1.00001.parquet'],
    ['work/r1/event_type=view/dt=2025-01-02/zzz', 'processed/event_type=view/dt=2025-01-02/shard-1.00000.parquet'],
  ])
})

test('files without bytes and those that Hive passes over stay where they are', () => {
  const found = [file('work/r1/_SUCCESS'), file('work/r1/a', 0), file('work/r1/_temporary/0/b'), file('work/r1/.c')]
  expect(placements(found, NAMES)).toEqual([])
})

test('what an earlier run left beyond the new files is left over', () => {
  const placed = placements([file('work/r1/dt=1/a')], NAMES)
  expect(leftOver(['processed/dt=1/shard-1.00000.parquet', 'processed/dt=1/shard-1.00001.parquet'], placed)).toEqual([
    'processed/dt=1/shard-1.00001.parquet',
  ])
})
