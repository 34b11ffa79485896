import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { ROLE_ID } from '../../analysis/iam/index.ts'
import { compile, type JsonObject, type JsonValue, type Workflow } from '../../asl/index.ts'
import { type ExecutionResult, startExecution, type TaskRequest, type VirtualClock } from '../../engine/index.ts'
import { functionOf, type LocalAws, localClock, localRoles, openLocalAws } from '../../local/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../../services/index.ts'

/** A local account of its own for one test, with one deployment in it. */
export interface DeploymentAccount {
  readonly aws: LocalAws
  readonly clock: VirtualClock
  /** What the topics were told, as state machines ask for it. */
  readonly published: readonly JsonObject[]
  /** Runs the workflow of a pipeline. */
  run(pipeline: Pipeline, input: JsonValue, name?: string): Promise<ExecutionResult>
  /** Runs one statement in the first database, and gives its rows without the header; NULL is undefined. */
  query(sql: string): Promise<readonly (readonly (string | undefined)[])[]>
  keys(bucket: string, prefix: string): Promise<readonly string[]>
  /** The text of an object. */
  text(bucket: string, key: string): Promise<string>
  /** The JSON of an object. */
  json(bucket: string, key: string): Promise<JsonObject>
}

const open: { readonly aws: LocalAws; readonly root: string }[] = []

afterEach(async () => {
  for (const { aws, root } of open.splice(0)) {
    await aws.close()
    await rm(root, { recursive: true, force: true })
  }
})

/** Opens it; it is closed and removed after the test. `lost` makes publishing to topics fail with that error. */
export async function deploymentAccount(
  pipelines: readonly Pipeline[],
  { lost }: { readonly lost?: Error } = {},
): Promise<DeploymentAccount> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-'))
  const clock = await localClock(root)
  const deployment = deploymentOf(pipelines)
  const aws = await openLocalAws({
    root,
    clock,
    uuid: randomUUID,
    functions: deployment.tasks.map((task) => functionOf(task, localNamer())),
  })
  open.push({ aws, root })
  const plain = plainDeclarations(deployment.resources, localNamer())
  await aws.provision({ ...plain, roles: localRoles(deployment) })
  const published: JsonObject[] = []
  const portsOf = (workflow: Workflow, name: string) => {
    const own = aws.actingAs(ROLE_ID.stateMachine(workflow.name), name)
    return { tasks: told(own.tasks), objects: own.objects }
  }
  const told = (tasks: LocalAws['tasks']): LocalAws['tasks'] => ({
    refuse: (request) => (isPublish(request) ? undefined : tasks.refuse?.(request)),
    async run(request, context) {
      if (!isPublish(request)) return tasks.run(request, context)
      if (lost !== undefined) throw lost
      published.push(request.arguments as JsonObject)
      return { MessageId: randomUUID() }
    },
  })
  const call = (operation: string, input: object) => aws.services.athena.operations[operation]?.(input)
  return {
    aws,
    clock,
    published,
    run({ workflow }, input, name = `run-${randomUUID()}`) {
      // Every pipeline of these tests has a workflow, and its compiled document is JSON.
      const definition = resolveNames(compile(workflow as Workflow), localNamer()) as unknown as JsonObject
      return startExecution({ definition, input, name, clock, random: () => 0.5, uuid: randomUUID, ...portsOf(workflow as Workflow, name) })
        .result
    },
    async query(sql) {
      const started = await call('StartQueryExecution', {
        QueryString: sql,
        QueryExecutionContext: { Database: plain.databases[0] },
        ResultConfiguration: { OutputLocation: `s3://${plain.buckets[0]}/athena-results/` },
      })
      for (;;) {
        const { State, StateChangeReason } = (await call('GetQueryExecution', started)).QueryExecution.Status
        if (State === 'SUCCEEDED') break
        if (State === 'FAILED' || State === 'CANCELLED') throw new Error(StateChangeReason)
        await clock.sleep(100)
      }
      const rows: (readonly (string | undefined)[])[] = []
      for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
        const page = await call('GetQueryResults', { ...started, ...(token !== undefined && { NextToken: token }) })
        const found: readonly { readonly Data: readonly { readonly VarCharValue?: string }[] }[] = page.ResultSet.Rows
        rows.push(...found.map(({ Data }) => Data.map(({ VarCharValue }) => VarCharValue)))
        token = page.NextToken
      }
      return rows.slice(1)
    },
    async keys(bucket, prefix) {
      return (await aws.store.list(bucket, prefix)).map(({ key }) => key)
    },
    async text(bucket, key) {
      return new TextDecoder().decode(await aws.store.read(bucket, key))
    },
    async json(bucket, key) {
      return JSON.parse(new TextDecoder().decode(await aws.store.read(bucket, key)))
    },
  }
}

function isPublish({ resource }: TaskRequest): boolean {
  return resource === 'arn:aws:states:::sns:publish'
}
