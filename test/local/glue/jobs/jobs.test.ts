import { randomUUID } from 'node:crypto'
import { GetJobCommand, GetJobRunCommand, GetJobRunsCommand, GlueClient, ListJobsCommand, StartJobRunCommand } from '@aws-sdk/client-glue'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../asl/json.ts'
import { startExecution } from '../../../../engine/index.ts'
import { type LocalAws, localClock, openLocalAws } from '../../../../local/index.ts'
import { bindStatement } from '../../../../local/services/glue/jobs/bind-statement.ts'
import { bucket, database, folder, glueJob, localNamer, plainDeclarations } from '../../../../services/index.ts'
import { emptyEnvironment } from '../../environment.ts'

let aws: LocalAws
let client: GlueClient
const lake = bucket('lake')
const script = { folder: folder(lake, 'scripts/'), file: 'jobs/run_statement.py' }

beforeAll(async () => {
  const { root } = await emptyEnvironment()
  aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID })
  const job = glueJob('process', { script, arguments: { '--database': 'shop', '--kind': 'order' }, bookmark: true })
  const resources = [lake, database('shop'), job]
  for (const _ of [1, 2]) await aws.provision(plainDeclarations(resources, localNamer()))
  const { url } = await aws.endpoint()
  client = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 })
})
afterAll(async () => {
  client.destroy()
  await aws.close()
})

const UNLOAD = "UNLOAD (SELECT :kind AS kind, 1 AS n) TO :target WITH (format = 'PARQUET')"
const start = async (given: Record<string, string>) =>
  (await client.send(new StartJobRunCommand({ JobName: 'process', Arguments: given }))).JobRunId!
async function ended(RunId: string) {
  await aws.services.glue.untilDone?.(RunId)
  return (await client.send(new GetJobRunCommand({ JobName: 'process', RunId }))).JobRun
}
const keys = async (prefix: string) => (await aws.store.list('lake', prefix)).map(({ key }) => key)

test('parameters are bound as text, and never where they stand in quotes or comments', () => {
  const given = { '--name': "O'Neil", '--dt': '2026-01-01' }
  expect(bindStatement('SELECT :name, \':name\', ":dt" -- :name\n, CAST(x::date AS t) /* :dt */ WHERE dt=:dt', given)).toBe(
    "SELECT 'O''Neil', ':name', \":dt\" -- :name\n, CAST(x::date AS t) /* :dt */ WHERE dt='2026-01-01'",
  )
  expect(() => bindStatement('SELECT :none', given)).toThrow('no argument --none; it has --name, --dt')
})

test('a job is a statement that runs with the arguments of the run over those of the job', async () => {
  const run = await ended(await start({ '--statement': UNLOAD, '--target': 's3://lake/out/' }))
  expect(run).toMatchObject({
    JobRunState: 'SUCCEEDED',
    JobName: 'process',
    Attempt: 0,
    Arguments: { '--kind': 'order', '--job-bookmark-option': 'job-bookmark-enable', '--target': 's3://lake/out/' },
    CompletedOn: expect.any(Date),
  })
  expect(await keys('out/')).toHaveLength(1)
  await aws.store.write('lake', 'scripts/process.sql', UNLOAD)
  const again = await ended(await start({ '--statement-uri': 's3://lake/scripts/process.sql', '--target': 's3://lake/again/' }))
  expect(again?.JobRunState).toBe('SUCCEEDED')
  expect(await keys('again/')).toHaveLength(1)
  expect((await client.send(new GetJobRunsCommand({ JobName: 'process' }))).JobRuns).toHaveLength(2)
})

test('a run that fails says why', async () => {
  for (const [given, reason] of [
    [{ '--statement': 'SELECT * FROM nowhere' }, 'nowhere'],
    [{ '--statement': UNLOAD }, 'no argument --target'],
    [{}, 'has no statement'],
    [{ '--statement-uri': 's3://lake/none.sql' }, 'does not exist'],
  ] as const) {
    expect(await ended(await start(given))).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringContaining(reason) })
  }
  await expect(client.send(new StartJobRunCommand({ JobName: 'none' }))).rejects.toMatchObject({ name: 'EntityNotFoundException' })
})

test('a job runs as often at once as it may, and is described as it was declared', async () => {
  const given = { '--statement': UNLOAD, '--target': 's3://lake/busy/' }
  const { operations } = aws.services.glue
  const { JobRunId } = await operations.StartJobRun!({ JobName: 'process', Arguments: given })
  await expect(operations.StartJobRun!({ JobName: 'process', Arguments: given })).rejects.toMatchObject({
    code: 'ConcurrentRunsExceededException',
  })
  await ended(JobRunId)
  expect((await client.send(new ListJobsCommand({}))).JobNames).toEqual(['process'])
  expect((await client.send(new GetJobCommand({ JobName: 'process' }))).Job).toMatchObject({
    Command: { ScriptLocation: 's3://lake/scripts/run_statement.py' },
    Timeout: 60,
    WorkerType: 'G.1X',
  })
})

function execute(given: JsonObject) {
  const { clock, uuid } = aws.environment
  const Arguments = { JobName: 'process', Arguments: given }
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Run',
    States: { Run: { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Arguments, End: true } },
  }
  return startExecution({ definition, input: {}, name: uuid(), clock, random: () => 0, uuid, tasks: aws.tasks }).result
}

test('glue:startJobRun.sync waits for the end, and fails with the run as its cause', async () => {
  const good = await execute({ '--statement': UNLOAD, '--target': 's3://lake/synced/' })
  expect(good).toMatchObject({
    status: 'SUCCEEDED',
    output: { JobRunState: 'SUCCEEDED', JobName: 'process', Id: expect.stringMatching(/^jr_/) },
  })
  const bad = await execute({ '--statement': 'SELECT nothing' })
  expect([bad.status, bad.error]).toEqual(['FAILED', 'States.TaskFailed'])
  expect(JSON.parse(bad.cause ?? '')).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.any(String) })
})
