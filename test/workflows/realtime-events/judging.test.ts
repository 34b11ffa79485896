import { expect, test } from '@jest/globals'
import { bucket, database, definePipeline, workgroup } from '../../../services/index.ts'
import { realtimeEvents as sql } from '../../../sql/index.ts'
import { eventTables } from '../../../workflows/realtime-events/tables.ts'
import { RAW, ZONES } from '../../../workflows/realtime-events/zones.ts'
import { bound } from '../bound-sql.ts'
import { pipelineAccount } from '../pipeline-account.ts'

const raw = bucket('events-raw')
const lake = bucket('events-lake', { zones: ZONES })
const catalog = database('realtime_events')
const tables = Object.values(eventTables(raw, lake, catalog))
const pipeline = definePipeline({
  name: 'judging',
  resources: [raw, lake, catalog, workgroup('realtime-events', { results: lake.zones.athenaResults }), ...tables],
})

/** Judges lines of one batch that came on 2025-06-10; gives verdict, reasons and id of each. */
async function judged(...lines: readonly string[]) {
  const account = await pipelineAccount(pipeline)
  await account.aws.store.write('events-raw', `${RAW}dt=2025-06-10/batch=b1/events.jsonl`, lines.map((line) => `${line}\n`).join(''))
  await account.query(bound(sql.process, { dt: '2025-06-10', batch: 'b1', target: 's3://events-lake/work/judged/run=r/' }))
  const rows = await account.query(
    `SELECT verdict, coalesce(reasons, ''), coalesce(event_id, line) FROM judged_events WHERE run = 'r' ORDER BY 3, 1`,
  )
  return { account, rows }
}

const GOOD = { event_id: 'e1', user_id: 'u1', event_type: 'view', event_time: '2025-06-10T08:00:00Z', page: '/home' }

test.each<readonly [string, string]>([
  ['{"event_id": "e1", "user_id": "u1"', 'not_json'],
  ['nonsense', 'not_json'],
  ['[1, 2]', 'not_an_object'],
  ['"text"', 'not_an_object'],
  ['null', 'not_an_object'],
  [JSON.stringify({ ...GOOD, event_id: undefined }), 'missing_event_id'],
  [JSON.stringify({ ...GOOD, event_id: null }), 'missing_event_id'],
  [JSON.stringify({ ...GOOD, event_id: ' ' }), 'missing_event_id'],
  [JSON.stringify({ ...GOOD, event_id: 7 }), 'wrong_type_event_id'],
  [JSON.stringify({ ...GOOD, user_id: { id: 'u1' } }), 'wrong_type_user_id'],
  [JSON.stringify({ ...GOOD, event_type: 'poke' }), 'unknown_event_type'],
  [JSON.stringify({ ...GOOD, event_time: 1749542400 }), 'wrong_type_event_time'],
  [JSON.stringify({ ...GOOD, event_time: 'yesterday' }), 'bad_event_time'],
  [JSON.stringify({ ...GOOD, event_time: '2025-06-02T23:59:59Z' }), 'event_too_late'],
  [JSON.stringify({ ...GOOD, event_time: '2025-06-12T00:00:00Z' }), 'event_in_the_future'],
  [JSON.stringify({ ...GOOD, event_type: 'purchase' }), 'missing_amount'],
  [JSON.stringify({ ...GOOD, amount: '12.50' }), 'wrong_type_amount'],
  [JSON.stringify({ ...GOOD, amount: true }), 'wrong_type_amount'],
  [JSON.stringify({ ...GOOD, amount: -1 }), 'negative_amount'],
  [JSON.stringify({ ...GOOD, page: ['/home'] }), 'wrong_type_page'],
  [JSON.stringify({ ...GOOD, colour: 'red' }), 'unknown_field'],
  [JSON.stringify({ ...GOOD, page: '\uFFFD' }), 'unreadable_text'],
  [JSON.stringify({ ...GOOD, user_id: 5, event_type: 'poke', x: 1 }), 'wrong_type_user_id;unknown_event_type;unknown_field'],
])('the line %s is rejected as %s, and stands in the error zone as it came', async (line, reasons) => {
  const { rows } = await judged(line, JSON.stringify({ ...GOOD, event_id: 'a-good-one' }))
  expect(rows).toContainEqual(['rejected', reasons, line])
  expect(rows).toContainEqual(['clean', '', 'a-good-one'])
  expect(rows).toHaveLength(2)
})
