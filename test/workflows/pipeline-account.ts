import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { ROLE_ID } from '../../analysis/iam/index.ts'
import type { JsonObject, JsonValue } from '../../asl/index.ts'
import { compile } from '../../asl/index.ts'
import { type ExecutionResult, startExecution, type TaskPort } from '../../engine/index.ts'
import { handlerOf } from '../../local/endpoint/route.ts'
import { containerOf, functionOf, type KinesisFaults, type LocalAws, localClock, localRoles, openLocalAws } from '../../local/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../../services/index.ts'

/** A local account of its own for one test, with a pipeline's resources in it. */
export interface PipelineAccount {
  readonly aws: LocalAws
  /** Runs the pipeline's workflow to its end. `around` may stand between the machine and its tasks. */
  run(input?: JsonValue, options?: { readonly name?: string; readonly around?: (tasks: TaskPort) => TaskPort }): Promise<ExecutionResult>
  /** The keys of a bucket below a prefix. */
  keys(bucket: string, prefix?: string): Promise<readonly string[]>
  /** Runs SQL to its end and gives its rows; NULL is undefined. Throws what Athena says of a statement that fails. */
  query(sql: string): Promise<readonly (readonly (string | undefined)[])[]>
}

const open: { readonly aws: LocalAws; readonly root: string }[] = []

afterEach(async () => {
  for (const { aws, root } of open.splice(0)) {
    await aws.close()
    await rm(root, { recursive: true, force: true })
  }
})

/** Opens it; it is closed and removed after the test. */
export async function pipelineAccount(
  pipeline: Pipeline,
  { kinesisFaults }: { readonly kinesisFaults?: KinesisFaults } = {},
): Promise<PipelineAccount> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-'))
  const clock = await localClock(root)
  const functions = pipeline.tasks.map((task) => functionOf(task, localNamer()))
  const aws = await openLocalAws({ root, clock, uuid: randomUUID, functions, ...(kinesisFaults && { kinesisFaults }) })
  open.push({ aws, root })
  const plain = plainDeclarations(pipeline.resources, localNamer())
  const containers = plain.fargateTasks.map(({ container }) => containerOf(container))
  await aws.provision({ ...plain, containers, roles: localRoles(deploymentOf([pipeline])) })
  const { workflow } = pipeline
  // The document's types are narrower than JSON, and readonly throughout.
  const definition = workflow && (resolveNames(compile(workflow), localNamer()) as unknown as JsonObject)
  return {
    aws,
    run(input = {}, { name = `run-${randomUUID()}`, around = (tasks: TaskPort) => tasks } = {}) {
      if (definition === undefined) throw new TypeError(`${pipeline.name} has no workflow`)
      const { tasks, objects } = aws.actingAs(ROLE_ID.stateMachine(workflow?.name ?? ''), name)
      return startExecution({ definition, input, name, clock, random: () => 0.5, uuid: randomUUID, tasks: around(tasks), objects }).result
    },
    async keys(bucket, prefix = '') {
      return (await aws.store.list(bucket, prefix)).map(({ key }) => key)
    },
    async query(sql) {
      const athena = (operation: string, input: object) => handlerOf(aws.services.athena, operation)?.(input) as Promise<Answer>
      const context = { Database: plain.databases[0] }
      const { QueryExecutionId } = await athena('StartQueryExecution', {
        QueryString: sql,
        QueryExecutionContext: context,
        WorkGroup: plain.workgroups[0]?.name,
      })
      await aws.services.athena.untilDone?.(QueryExecutionId, new AbortController().signal)
      const { Status } = (await athena('GetQueryExecution', { QueryExecutionId })).QueryExecution
      if (Status.State !== 'SUCCEEDED') throw new Error(Status.StateChangeReason)
      const { Rows } = (await athena('GetQueryResults', { QueryExecutionId })).ResultSet
      return Rows.slice(1).map(({ Data }) => Data.map(({ VarCharValue }) => VarCharValue))
    },
  }
}

/** What the three operations of a query answer, together. */
interface Answer {
  readonly QueryExecutionId: string
  readonly QueryExecution: { readonly Status: { readonly State: string; readonly StateChangeReason?: string } }
  readonly ResultSet: { readonly Rows: readonly { readonly Data: readonly { readonly VarCharValue?: string }[] }[] }
}
