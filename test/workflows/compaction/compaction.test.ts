import { expect, test } from '@jest/globals'
import { COMPACTED, shipmentRows, silverAccount, writeSilver } from './silver.ts'

const INPUT = { record_type: 'shipments', dt: '2025-12-31' }

test('twelve files become one under another prefix, with the same rows, each as often', async () => {
  const account = await silverAccount()
  for (let file = 0; file < 12; file++) await writeSilver(account, '2025-12-31', ...shipmentRows(40, file * 40))
  const sources = await account.keys('silver', 'silver/')
  const bytes = await Promise.all(sources.map((key) => account.aws.store.read('silver', key)))

  const { status, output, cause } = await account.run(INPUT, { name: 'first' })

  expect({ status, cause }).toEqual({ status: 'SUCCEEDED', cause: undefined })
  expect(output).toMatchObject({
    outcome: 'compacted',
    source: { rows: 480, files: 12 },
    compacted: { rows: 480, files: 1 },
    location: 's3://silver/silver_compacted/shipments/dt=2025-12-31/_first/',
  })
  const columns = 'shipment_id, weight_kg, event_time, dt'
  const rows = (table: string) => account.query(`SELECT ${columns} FROM ${table} WHERE dt = '2025-12-31' ORDER BY 1, 2, 3`)
  expect(await rows(COMPACTED)).toEqual(await rows('silver_shipments'))
  expect(await account.keys('silver', 'silver/')).toEqual(sources)
  expect(await Promise.all(sources.map((key) => account.aws.store.read('silver', key)))).toEqual(bytes)
})

test.each(['silver', 'silver/again', 'silver/shipments/dt=2025-12-31'])(
  'the target %s inside the source is refused',
  async (output_prefix) => {
    const account = await silverAccount()
    await writeSilver(account, '2025-12-31', ...shipmentRows(5))
    const before = await account.keys('silver')
    const { error } = await account.run({ ...INPUT, output_prefix })
    expect(error).toBe(output_prefix.includes('=') ? 'Input.Invalid' : 'TargetInsideSource')
    expect(await account.keys('silver')).toEqual(before)
  },
)

test('running again replaces the earlier result: readers see the new rows only, and files that nobody reads are gone a run later', async () => {
  const account = await silverAccount()
  const ids = () => account.query(`SELECT shipment_id FROM ${COMPACTED} WHERE dt = '2025-12-31' ORDER BY 1`)
  const runs = async () => new Set((await account.keys('silver', 'silver_compacted/')).map((key) => key.split('/').at(3)))
  await writeSilver(account, '2025-12-31', "('a', 1e0, TIMESTAMP '2025-12-31 00:00:00')")
  await account.run(INPUT, { name: 'first' })
  await writeSilver(account, '2025-12-31', "('b', 1e0, TIMESTAMP '2025-12-31 00:00:00')")
  await account.run(INPUT, { name: 'second' })
  expect(await ids()).toEqual([['a'], ['b']])
  expect(await runs()).toEqual(new Set(['_first', '_second']))
  await account.run(INPUT, { name: 'third' })
  expect(await ids()).toEqual([['a'], ['b']])
  expect(await runs()).toEqual(new Set(['_second', '_third']))
})

test('a partition without objects is missing, one whose files have no rows is empty, and nothing is written for either', async () => {
  const account = await silverAccount()
  await account.query(`UNLOAD (SELECT 'x' AS shipment_id, 1e0 AS weight_kg, TIMESTAMP '2025-01-01 00:00:00' AS event_time)
    TO 's3://silver/spare/' WITH (format = 'PARQUET')`)
  await account.aws.store.write('silver', 'silver/shipments/dt=2025-12-30/_SUCCESS', '')
  expect((await account.run(INPUT)).output).toMatchObject({ outcome: 'missing', source: { rows: 0 } })
  expect((await account.run({ ...INPUT, dt: '2025-12-30' })).output).toMatchObject({ outcome: 'empty', source: { rows: 0 } })
  expect(await account.keys('silver', 'silver_compacted/')).toEqual([])
})

test.each([
  ['a row that comes while it is written', 'RowsNotEqual', "('late', 1e0, TIMESTAMP '2025-12-31 00:00:00')"],
  ['a row that differs in a NULL only', 'RowsNotEqual', undefined],
])('%s is a named error, after which the earlier result is as it was and the other files are gone', async (_, expected, late) => {
  const account = await silverAccount()
  await writeSilver(account, '2025-12-31', ...shipmentRows(20))
  await account.run(INPUT, { name: 'good' })
  const before = await account.keys('silver', 'silver_compacted/')
  const spoil = async () => {
    if (late !== undefined) return writeSilver(account, '2025-12-31', late)
    const [key] = await account.keys('silver', 'silver_compacted/shipments/dt=2025-12-31/_bad/')
    await account.query(`UNLOAD (SELECT shipment_id, CASE WHEN shipment_id <> 's3' THEN weight_kg END AS weight_kg, event_time
      FROM silver_shipments WHERE dt = '2025-12-31') TO 's3://silver/spoilt/' WITH (format = 'PARQUET')`)
    const [other] = await account.keys('silver', 'spoilt/')
    await account.aws.store.write('silver', String(key), await account.aws.store.read('silver', String(other)))
  }
  const when = late === undefined ? 'UNLOAD' : 'count(DISTINCT "$path")'
  let spoilt = false
  const { status, error, cause } = await account.run(INPUT, {
    name: 'bad',
    around: (tasks) => ({
      ...tasks,
      async run(request, context) {
        const result = await tasks.run(request, context)
        if (!spoilt && JSON.stringify(request.arguments).includes(JSON.stringify(when).slice(1, -1))) {
          spoilt = true
          // The clock must not run on while somebody else is at work.
          await context.clock.hold(spoil)
        }
        return result
      },
    }),
  })
  expect({ status, error, spoilt }).toEqual({ status: 'FAILED', error: expected, spoilt: true })
  expect(cause).toContain('run again')
  expect(await account.keys('silver', 'silver_compacted/')).toEqual(before)
  expect(await account.query(`SELECT count(*) FROM ${COMPACTED} WHERE dt = '2025-12-31'`)).toEqual([['20']])
})

test('a column that is new in the source stops it before anything is written', async () => {
  const account = await silverAccount()
  await writeSilver(account, '2025-12-31', ...shipmentRows(5))
  await account.query('ALTER TABLE silver_shipments ADD COLUMNS (carrier string)')
  const { error, cause } = await account.run(INPUT)
  expect(error).toBe('SchemaDrift')
  expect(cause).toContain('carrier')
  expect(await account.keys('silver', 'silver_compacted/')).toEqual([])
})

test('a table that is not there has a name', async () => {
  const account = await silverAccount()
  await writeSilver(account, '2025-12-31', ...shipmentRows(5))
  await account.query('DROP TABLE silver_shipments')
  expect((await account.run(INPUT)).error).toBe('TableNotFound')
})

test.each([
  [{ record_type: 'deliveries', dt: '2025-12-31' }, 'UnknownRecordType'],
  [{ record_type: 'shipments', dt: '31.12.2025' }, 'Input.Invalid'],
  [{ record_type: 'shipments' }, 'Input.Invalid'],
  [{ ...INPUT, outputPrefix: 'x' }, 'Input.Invalid'],
  [{ ...INPUT, output_prefix: '../silver' }, 'Input.Invalid'],
  [{ ...INPUT, output_prefix: 'undeclared' }, 'OutputNotDeclared'],
  [{ ...INPUT, engine: 'spark' }, 'Input.Invalid'],
])('the input %j ends %s', async (input, error) => {
  const account = await silverAccount()
  expect((await account.run(input)).error).toBe(error)
})

test('a file that is no Parquet ends the run by name, and the partition that readers see stays', async () => {
  const account = await silverAccount()
  await writeSilver(account, '2025-12-31', ...shipmentRows(5))
  expect((await account.run(INPUT, { name: 'first' })).status).toBe('SUCCEEDED')
  const rows = () => account.query(`SELECT shipment_id FROM ${COMPACTED} WHERE dt = '2025-12-31' ORDER BY 1`)
  const before = await rows()
  await account.aws.store.write('silver', 'silver/shipments/dt=2025-12-31/broken.parquet', 'PAR1 cut off')
  const { status, error } = await account.run(INPUT, { name: 'second' })
  expect(status).toBe('FAILED')
  expect(error).toBe('States.TaskFailed')
  expect(await rows()).toEqual(before)
})
