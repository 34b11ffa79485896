import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { compile } from '../../asl/index.ts'
import { handlerOf } from '../../local/endpoint/route.ts'
import { functionOf, type LocalAws, localClock, localRoles, openLocalAws } from '../../local/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../../services/index.ts'

/** A deployment on the local account with some of its triggers switched on, and nobody who starts anything by hand. */
export interface RunningAccount {
  readonly aws: LocalAws
  readonly root: string
  /** Puts an object as an uploader does, with its event. */
  put(bucket: string, key: string, body: string | Uint8Array): Promise<void>
  /** Puts an event on the account's own bus. */
  send(source: string, detailType: string, detail: object): Promise<void>
  /** Waits until nothing is left to be done. */
  idle(): Promise<void>
  /** How the executions of a workflow ended, the first first. */
  endings(
    workflow: string,
  ): Promise<readonly { readonly status: string; readonly error?: string; readonly output?: string; readonly name: string }[]>
}

const open: { readonly aws: LocalAws; readonly root: string }[] = []

afterEach(async () => {
  for (const { aws, root } of open.splice(0)) {
    await aws.close()
    await rm(root, { recursive: true, force: true })
  }
})

/** Opens it; it is closed and removed after the test. `log` is told each line that a function writes. */
export async function liveAccount(
  pipelines: readonly Pipeline[],
  triggers: readonly string[],
  { log }: { readonly log?: (line: string, functionName: string) => void } = {},
): Promise<RunningAccount> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-'))
  const deployment = deploymentOf(pipelines)
  const functions = deployment.tasks.map((task) => functionOf(task, localNamer()))
  const aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID, functions, ...(log && { log }) })
  open.push({ aws, root })
  const namer = localNamer({ endpoint: (await aws.endpoint()).url })
  const stateMachines = deployment.workflows.map((workflow) => ({
    name: workflow.name,
    definition: resolveNames(compile(workflow), namer),
  }))
  await aws.provision({ ...plainDeclarations(deployment.resources, namer), stateMachines, roles: localRoles(deployment, namer) })
  await aws.provision({
    triggers: resolveNames(
      deployment.triggers.filter(({ id }) => triggers.includes(id)).map((trigger) => ({ ...trigger, enabled: true })),
      namer,
    ),
  })
  const live = await aws.live()
  const call = async (service: keyof LocalAws['services'], operation: string, input: object) =>
    handlerOf(aws.services[service], operation)?.(input)
  return {
    aws,
    root,
    async put(Bucket, Key, Body) {
      await call('s3', 'PutObject', { Bucket, Key, Body, IfNoneMatch: '*' })
    },
    async send(Source, DetailType, detail) {
      await call('eventbridge', 'PutEvents', { Entries: [{ Source, DetailType, Detail: JSON.stringify(detail) }] })
    },
    idle: () => live.idle(),
    async endings(workflow) {
      const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:${workflow}`
      const { executions } = await call('sfn', 'ListExecutions', { stateMachineArn })
      const described = executions.map(({ executionArn }: { executionArn: string }) => call('sfn', 'DescribeExecution', { executionArn }))
      return (await Promise.all(described)).toReversed()
    },
  }
}
