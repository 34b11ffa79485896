import { expect, test } from '@jest/globals'
import { check, isAllowed, policiesOf } from '../../../analysis/index.ts'
import { compile } from '../../../asl/index.ts'
import { bucket, database, folder, workgroup } from '../../../services/index.ts'
import { compactionPipeline } from '../../../workflows/compaction/pipeline.ts'
import { compactShipments } from './silver.ts'

const roles = policiesOf(compactShipments)

function mayDo(action: string, key: string): readonly string[] {
  return roles.filter(({ policy }) => isAllowed(policy, { action, resource: `\${bucket.silver.arn}/${key}` })).map(({ id }) => id)
}

test('nobody can write or delete below the source', () => {
  for (const action of ['s3:PutObject', 's3:DeleteObject']) expect(mayDo(action, 'silver/shipments/dt=2025-12-31/x')).toEqual([])
})

test('the workflow writes below the targets and deletes nothing; the function that deletes does so below the targets only', () => {
  expect(mayDo('s3:PutObject', 'silver_compacted/shipments/dt=2025-12-31/_run/x')).toEqual(['compaction-workflow'])
  expect(mayDo('s3:DeleteObject', 'silver_compacted/shipments/dt=2025-12-31/_run/x')).toEqual(['discard-run-function'])
  expect(mayDo('s3:DeleteObject', 'athena-results/x')).toEqual([])
})

test('nothing beyond source, targets and results is read', () => {
  expect(mayDo('s3:GetObject', 'bronze/x')).toEqual([])
  expect(mayDo('s3:GetObject', 'silver_compacted/shipments/dt=2025-12-31/_run/x')).toEqual(['compaction-workflow'])
})

test('partitions change in the compacted table only', () => {
  const changed = roles.flatMap(({ policy }) =>
    policy.Statement.filter(({ Action }) => Action.includes('glue:UpdatePartition')).flatMap(({ Resource }) => Resource),
  )
  expect(changed.filter((arn) => arn.includes(':table/')).map((arn) => arn.split('/').at(-1))).toEqual(['silver_compacted_shipments'])
})

test('the definition has no diagnostics', () => {
  expect(compactShipments.workflow && check(compile(compactShipments.workflow))).toEqual([])
})

test.each(['silver', 'silver/compacted'])('a declared target %s inside the source is no pipeline', (output) => {
  const lake = bucket('lake')
  const options = {
    bucket: lake,
    source: folder(lake, 'silver/'),
    database: database('silver'),
    workgroup: workgroup('silver', { results: folder(lake, 'results/') }),
    records: {},
    outputs: [output],
  }
  expect(() => compactionPipeline(options)).toThrow(expect.objectContaining({ code: 'target-inside-source' }))
})
