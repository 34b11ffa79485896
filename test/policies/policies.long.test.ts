import { expect, test } from '@jest/globals'
import { NOT_MADE_HERE, OTHER_PATHS } from './exceptions.ts'
import { actionsOf, type RoleAction, unneededIn, withoutAction } from './minimal.ts'
import { runScenario } from './scenario.ts'
import { contractedIngestionScenario } from './scenarios/contracted-ingestion.ts'
import { SCENARIOS } from './scenarios/index.ts'

const PATIENCE_MS = 60_000

test(
  'a pipeline runs with the roles that are derived for it, and without any one of their actions something would be refused',
  async () => {
    const outcome = await runScenario(contractedIngestionScenario)
    expect(outcome.failure).toBeUndefined()
    expect(unneededIn(contractedIngestionScenario, outcome)).toEqual([])
  },
  PATIENCE_MS,
)

test.each<RoleAction & { readonly refused: string }>([
  {
    role: 'ingest-orders-0-0-3-function',
    action: 's3:PutObject',
    refused:
      'User: arn:aws:sts::000000000000:assumed-role/ingest-orders-0-0-3-function/ingest-orders-0-0-3 is not authorized to perform: s3:PutObject on resource: ',
  },
  {
    role: 'ingestion-orders-0-0-3-workflow',
    action: 'athena:StartQueryExecution',
    refused: 'athena:StartQueryExecution on resource: arn:aws:athena',
  },
  {
    role: 'ingestion-orders-0-0-3-raw-file-trigger',
    action: 'states:StartExecution',
    refused: 'states:StartExecution on resource: arn:aws:states',
  },
  {
    role: 'orders-0-0-3-crawler',
    action: 's3:GetObject',
    refused: 'ended FAILED: User: arn:aws:sts::000000000000:assumed-role/orders-0-0-3-crawler/AWS-Crawler',
  },
])(
  '$role without $action: the run fails, in the words of AWS',
  async ({ refused, ...left }) => {
    const { failure } = await runScenario(contractedIngestionScenario, [withoutAction(contractedIngestionScenario, left)])
    expect(failure?.replaceAll('\\"', '"')).toContain(refused)
  },
  PATIENCE_MS,
)

test('every exception is of an action that some role has', () => {
  const all = SCENARIOS.flatMap(actionsOf)
  const actions = new Set(all.map(({ action }) => action))
  const pairs = new Set(all.map(({ role, action }) => `${role} ${action}`))
  expect(Object.keys(NOT_MADE_HERE).filter((action) => !actions.has(action))).toEqual([])
  expect(Object.keys(OTHER_PATHS).filter((pair) => !pairs.has(pair))).toEqual([])
})
