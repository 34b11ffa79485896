import { expect, test } from '@jest/globals'
import { SHIPPED } from '../../../cli/pipelines.ts'
import type { CrawlThenQueryOutput } from '../../../workflows/index.ts'
import { sampleEvents } from '../../../workflows/index.ts'
import { csvRecords, parseCsv } from '../csv.ts'
import { localLake } from '../local-lake.ts'

const HEADER = 'event_id,user_id,event_type,event_time\n'
const CLEAN = 'output/clean/transformed_events.csv'
const QUARANTINE = 'output/quarantine/bad_records.csv'
const pipeline = SHIPPED.startableOf('user-events')

test('the lag of three users: none for a first event, zero for equal timestamps, whatever the order of the rows', async () => {
  const lake = await localLake(pipeline)
  await lake.put(
    'user_events.csv',
    `${HEADER}e6,bob,view,2025-01-01 10:00:30
e1,ann,login,2025-01-01 10:00:00
e3,ann,view,2025-01-01 10:05:00
e2,ann,view,2025-01-01T10:00:10Z
e5,bob,login,2025-01-01 10:00:00
e7,bob,logout,2025-01-01 10:00:30
e4,cem,signup,2024-12-31 23:59:59
`,
  )
  const { status } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  expect(await lake.text(CLEAN)).toBe(
    `"event_id","user_id","event_type","event_time","lag_seconds"
"e1","ann","login","2025-01-01 10:00:00.000",
"e2","ann","view","2025-01-01 10:00:10.000","10"
"e3","ann","view","2025-01-01 10:05:00.000","290"
"e5","bob","login","2025-01-01 10:00:00.000",
"e6","bob","view","2025-01-01 10:00:30.000","30"
"e7","bob","logout","2025-01-01 10:00:30.000","0"
"e4","cem","signup","2024-12-31 23:59:59.000",
`,
  )
})

test('every quarantined row comes as it was, with all its reasons', async () => {
  const lake = await localLake(pipeline)
  const bytes = Buffer.concat([
    Buffer.from(
      `${HEADER}e1,u1,view,2025-01-01 10:00:00\ne2,,view,2025-01-01 10:00:00\ne3,,poke,never\n,u4,,\ne1,u1,view,2025-01-01 10:00:00\ne6,u`,
    ),
    Buffer.from([0xff]),
    Buffer.from(',view,2025-01-01 10:00:00\ne7,u7\n'),
  ])
  await lake.put('user_events.csv', bytes)
  const { status, output } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  const { rows, quarantinedByReason } = output as unknown as CrawlThenQueryOutput
  expect(rows).toEqual({ source: 7, clean: 1, quarantined: 6 })
  const reasons = csvRecords((await lake.text(QUARANTINE)) ?? '').map(({ event_id, reasons }) => [event_id, reasons])
  expect(Object.fromEntries(reasons)).toEqual({
    e2: 'missing_user_id',
    e3: 'missing_user_id;unknown_event_type;bad_event_time',
    '': 'missing_event_id;missing_event_type;missing_event_time',
    e1: 'duplicate_event_id',
    e6: 'unreadable_text',
    e7: 'missing_event_type;missing_event_time',
  })
  expect(quarantinedByReason.missing_user_id).toBe(2)
})

test('timestamps with an offset are told in UTC', async () => {
  const lake = await localLake(pipeline)
  await lake.put(
    'user_events.csv',
    `${HEADER}e1,u1,view,2025-01-01T10:00:00+02:00\ne2,u1,view,2025-01-01T08:00:30Z\ne3,u1,view,2025-01-01 08:01:00\n`,
  )
  expect((await lake.run()).status).toBe('SUCCEEDED')
  const rows = csvRecords((await lake.text(CLEAN)) ?? '')
  expect(rows.map(({ event_time, lag_seconds }) => [event_time, lag_seconds])).toEqual([
    ['2025-01-01 08:00:00.000', ''],
    ['2025-01-01 08:00:30.000', '30'],
    ['2025-01-01 08:01:00.000', '30'],
  ])
})

test('clean rows are Parquet by date as well', async () => {
  const lake = await localLake(pipeline)
  await lake.put('user_events.csv', `${HEADER}e1,u1,view,2025-01-01 10:00:00\ne2,u1,view,2025-01-02 10:00:00\n`)
  await lake.run({}, 'first')
  const partitions = (await lake.outputs()).filter((key) => key.startsWith('output/partitioned/run=first/'))
  expect(partitions.map((key) => key.split('/').at(3))).toEqual(['dt=2025-01-01', 'dt=2025-01-02'])
})

test('more days than Athena writes partitions for become months', async () => {
  const lake = await localLake(pipeline)
  const lines = Array.from({ length: 150 }, (_, day) => `e${day},u1,view,${new Date(Date.UTC(2025, 0, 1 + day)).toISOString()}\n`)
  await lake.put('user_events.csv', HEADER + lines.join(''))
  expect((await lake.run({}, 'long')).status).toBe('SUCCEEDED')
  const partitions = (await lake.outputs()).filter((key) => key.startsWith('output/partitioned/run=long/'))
  expect(partitions.map((key) => key.split('/').at(3))).toEqual([
    'dt=2025-01-01',
    'dt=2025-02-01',
    'dt=2025-03-01',
    'dt=2025-04-01',
    'dt=2025-05-01',
  ])
})

test('more months than that become years', async () => {
  const lake = await localLake(pipeline)
  const lines = Array.from({ length: 120 }, (_, month) => `e${month},u1,view,${new Date(Date.UTC(2010, month, 1)).toISOString()}\n`)
  await lake.put('user_events.csv', HEADER + lines.join(''))
  expect((await lake.run({}, 'longer')).status).toBe('SUCCEEDED')
  const partitions = (await lake.outputs()).filter((key) => key.startsWith('output/partitioned/run=longer/'))
  expect(partitions.map((key) => key.split('/').at(3))).toHaveLength(10)
})

test('a second run over the same files crawls nothing and publishes the same bytes', async () => {
  const lake = await localLake(pipeline)
  await lake.put('user_events.csv', [...sampleEvents({ count: 500, seed: 3 })].join(''))
  const first = await lake.run()
  const before = [await lake.text(CLEAN), await lake.text(QUARANTINE)]
  const second = await lake.run()
  expect(await lake.crawls()).toBe(1)
  expect([await lake.text(CLEAN), await lake.text(QUARANTINE)]).toEqual(before)
  const { run: one, files: _, ...firstOutput } = first.output as unknown as CrawlThenQueryOutput
  const { run: two, files: __, ...secondOutput } = second.output as unknown as CrawlThenQueryOutput
  expect(secondOutput).toEqual(firstOutput)
  expect(one).not.toBe(two)
})

test('a new file is crawled for, and so is every run that asks for it', async () => {
  const lake = await localLake(pipeline)
  await lake.put('a.csv', `${HEADER}e1,u1,view,2025-01-01 10:00:00\n`)
  await lake.run()
  await lake.clock.sleep(5_000)
  await lake.put('b.csv', `${HEADER}e2,u1,view,2025-01-01 10:00:00\n`)
  await lake.run()
  expect(await lake.crawls()).toBe(2)
  await lake.run({ crawl: 'always' })
  expect(await lake.crawls()).toBe(3)
})

test('generated events are conserved: each line is in exactly one of clean and quarantined', async () => {
  const lake = await localLake(pipeline)
  const lines = [...sampleEvents({ count: 3000, seed: 11 })]
  await lake.put('user_events.csv', lines.join(''))
  const { output } = await lake.run()
  const { rows } = output as unknown as CrawlThenQueryOutput
  const clean = parseCsv((await lake.text(CLEAN)) ?? '').length - 1
  const quarantined = parseCsv((await lake.text(QUARANTINE)) ?? '').length - 1
  expect({ clean, quarantined }).toEqual({ clean: rows.clean, quarantined: rows.quarantined })
  expect(clean + quarantined).toBe(lines.length - 1)
})
