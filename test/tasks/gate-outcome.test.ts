import { expect, test } from '@jest/globals'
import { expectTableRowCountToBeBetween, suite } from '../../quality/index.ts'
import type { JudgeGateInput } from '../../tasks/judge-gate/contract.ts'
import { gateOutcome } from '../../tasks/judge-gate/gate-outcome.ts'

const REQUEST: JudgeGateInput = {
  record_type: 'orders',
  dt: '2025-01-01',
  now: '2025-01-02T00:00:00Z',
  table: { database: 'lake', name: 'orders', columns: [], partition_keys: [] },
  suites: { bucket: 'lake', prefix: 'suites/' },
  run: 'r1',
  queries: { scan: 's', count: 'c' },
  fail_from: 'critical',
  bucket: 'lake',
  result_prefix: 'ge/results',
  quarantine_prefix: 'quarantine/',
  judged_prefix: 'judged/orders/dt=2025-01-01/',
}

const ATLEAST_FIVE = suite('orders', [expectTableRowCountToBeBetween({ minValue: 5 })])

/** The row that a scan of that many rows gives. */
function scanOf(rows: number) {
  const context = {
    suite: 'orders',
    expectations: 1,
    table: '"lake"."orders"',
    partition: { dt: '2025-01-01' },
    columns: [],
    keys: [],
    likeSyntax: 'athena',
  }
  return {
    context: JSON.stringify(context),
    row_count: String(rows),
    e0_value: String(rows),
    e0_rows: String(rows),
    e0_count: String(rows),
  }
}

test('a split that wrote another number of rows than the scan saw is no outcome', () => {
  expect(() => gateOutcome(REQUEST, ATLEAST_FIVE, scanOf(6), { clean: 4, quarantined: 1 })).toThrow(
    expect.objectContaining({ name: 'Quality.RowsNotConserved', message: expect.stringContaining('6 rows of orders on 2025-01-01') }),
  )
})

test('no rows are no partition', () => {
  expect(() => gateOutcome(REQUEST, ATLEAST_FIVE, scanOf(0), { clean: 0, quarantined: 0 })).toThrow(
    expect.objectContaining({ name: 'Quality.PartitionNotFound' }),
  )
})
test('the pointer to a run is written after all that it points to, and a marker only where the gate failed', () => {
  const keys = (rows: number) => gateOutcome(REQUEST, ATLEAST_FIVE, scanOf(rows), { clean: rows, quarantined: 0 }).files.map(([key]) => key)
  const result = 'ge/results/orders/dt=2025-01-01/r1.json'
  const pointer = 'judged/orders/dt=2025-01-01/current.json'
  expect(keys(6)).toEqual([result, pointer])
  expect(keys(4)).toEqual([result, 'quarantine/orders/dt=2025-01-01/r1.json', pointer])
})

test('a failure says which expectation failed, about what, and how badly', () => {
  const { output } = gateOutcome(REQUEST, ATLEAST_FIVE, scanOf(4), { clean: 4, quarantined: 0 })
  expect(output).toMatchObject({ failed: true, verdict: 'critical', rows: { source: 4, clean: 4, quarantined: 0 } })
  expect(output.failures).toEqual([
    { expectation: 'expect_table_row_count_to_be_between', subject: 'table', severity: 'critical', unexpected: -1 },
  ])
})
