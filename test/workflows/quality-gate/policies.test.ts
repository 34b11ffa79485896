import { expect, test } from '@jest/globals'
import { isAllowed } from '../../../analysis/iam/index.ts'
import { check } from '../../../analysis/index.ts'
import { compile, type JsonObject, type Workflow } from '../../../asl/index.ts'
import { qualityGatePipelineOfPurchases as gate } from '../../../workflows/quality-gate/instance.ts'
import { quarantineReleaseOfPurchases as release } from '../../../workflows/quarantine-release/pipeline.ts'
import { actionsOf, localRoles, resourcesNamed } from '../../analysis/iam/role-of-pipeline.ts'

const roles = localRoles(gate, release)
const object = (key: string) => `arn:aws:s3:::quality-lake/${key}`

test.each([gate, release])('the machine of $name passes the checker', ({ workflow }) => {
  expect(check(compile(workflow as Workflow) as unknown as JsonObject)).toEqual([])
})

test('nobody around the gate may delete anything, write the data under test, or name every object', () => {
  expect(Object.keys(roles).length).toBeGreaterThan(5)
  for (const [id, role] of Object.entries(roles)) {
    expect([id, actionsOf(role).filter((action) => /Delete(?!dQuery)|Remove/.test(action) && !action.startsWith('logs:'))]).toEqual([
      id,
      [],
    ])
    expect([id, isAllowed(role.policy, { action: 's3:PutObject', resource: object('silver/purchases/dt=2025-01-01/a.parquet') })]).toEqual([
      id,
      false,
    ])
    expect([id, resourcesNamed(role).filter((arn) => arn === object('*') || arn === 'arn:aws:s3:::*')]).toEqual([id, []])
  }
})

test('only the judge writes markers and results, nobody a suite, and the machines beside them write judged rows', () => {
  const who = (key: string) =>
    Object.entries(roles)
      .filter(([, { policy }]) => isAllowed(policy, { action: 's3:PutObject', resource: object(key) }))
      .map(([id]) => id)
  expect(who('quarantine/purchases/dt=2025-01-01/r.json')).toEqual(['judge-gate-function'])
  expect(who('ge/results/purchases/dt=2025-01-01/r.json')).toEqual(['judge-gate-function'])
  expect(who('suites/purchases.json')).toEqual([])
  expect(who('judged/purchases/dt=2025-01-01/current.json').toSorted()).toEqual([
    'close-release-function',
    'judge-gate-function',
    'quality-gate-workflow',
    'quarantine-release-workflow',
  ])
})
