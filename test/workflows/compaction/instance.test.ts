import { expect, test } from '@jest/globals'
import { check, isAllowed, policiesOf } from '../../../analysis/index.ts'
import { compile } from '../../../asl/index.ts'
import { silverCompactionPipeline as pipeline } from '../../../workflows/compaction/instance.ts'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { type PipelineAccount, pipelineAccount } from '../pipeline-account.ts'

/** One file of shipments in silver. */
async function write({ query }: PipelineAccount, from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const id = from + index
    return `('s${id}', 'Oslo', 'Bergen', 'DHL', ${id}.5e0, TIMESTAMP '2025-12-31 08:00:00', 'r${id}', 'a.jsonl', '2025-12-31')`
  })
  await query(`INSERT INTO silver_shipments SELECT * FROM (VALUES ${rows.join(', ')}) AS t(a, b, c, d, e, f, g, h, dt)`)
}

test.each(['athena', 'glue'])('silver shipments are compacted by %s with the same rows in fewer files', async (engine) => {
  const account = await pipelineAccount(pipeline)
  for (let file = 0; file < 6; file++) await write(account, file * 10, 10)
  const { output, error, cause } = await account.run({ record_type: 'shipments', dt: '2025-12-31', engine }, { name: 'r1' })
  expect({ error, cause }).toEqual({})
  expect(output).toMatchObject({
    outcome: 'compacted',
    source: { rows: 60, files: 6 },
    compacted: { rows: 60, files: 1 },
    table: 'silver_compacted_shipments',
    location: 's3://elt-silver/silver_compacted/shipments/dt=2025-12-31/_r1/',
  })
  const rows = (table: string) => account.query(`SELECT * FROM ${table} WHERE dt = '2025-12-31' ORDER BY shipment_id`)
  expect(await rows('silver_compacted_shipments')).toEqual(await rows('silver_shipments'))
})

test('its job reads silver and writes the target only, and lives beside the pipeline that writes silver', () => {
  const job = policiesOf(pipeline, shipmentsEltPipeline).find(({ id }) => id === 'compact_silver-job')
  const may = (action: string, key: string) => job && isAllowed(job.policy, { action, resource: `\${bucket.elt-silver.arn}/${key}` })
  expect(may('s3:GetObject', 'silver/shipments/dt=2025-12-31/x')).toBe(true)
  expect(may('s3:PutObject', 'silver/shipments/dt=2025-12-31/x')).toBe(false)
  expect(may('s3:PutObject', 'silver_compacted/shipments/dt=2025-12-31/_r/x')).toBe(true)
  expect(may('s3:DeleteObject', 'silver_compacted/shipments/dt=2025-12-31/_r/x')).toBe(false)
  expect(pipeline.workflow && check(compile(pipeline.workflow))).toEqual([])
})
