import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonValue } from '../../asl/index.ts'
import { handlerOf } from '../../local/endpoint/route.ts'
import { type AccessSeen, type AccountRole, type LocalAws, openDeployment } from '../../local/index.ts'
import { deploymentOf, localNamer, type Pipeline, resolveNames } from '../../services/index.ts'

/** A run that needs all that the roles of some pipelines allow. */
export interface Scenario {
  readonly name: string
  readonly pipelines: readonly Pipeline[]
  /** Triggers that are off by their declaration, and on here. */
  readonly triggers: readonly string[]
  /** Background failures that belong to it. Default: none. */
  readonly expected?: RegExp
  /** Rejects where anything does not come out right. */
  run(account: ScenarioAccount): Promise<void>
}

/** The account in which a scenario runs, used by its owner. */
export interface ScenarioAccount {
  readonly aws: LocalAws
  put(bucket: string, key: string, body: string): Promise<void>
  // biome-ignore lint/suspicious/noExplicitAny: answers of any service.
  call(service: keyof LocalAws['services'], operation: string, input: object): Promise<any>
  /** Runs a workflow to its end; rejects unless it succeeds, or ends with the error that is expected. */
  run(workflow: string, input: JsonValue, expected?: string): Promise<void>
  idle(): Promise<void>
  /** Messages in a queue, objects below a prefix, executions of a workflow: what a run has left behind. */
  messages(queue: string): Promise<number>
  objects(bucket: string, prefix: string): Promise<number>
  executions(workflow: string): Promise<number>
  /** Switches a schedule on for a day, in which it comes once, and waits for what it starts. Nothing is ever idle while one is on. */
  day(schedule: string): Promise<void>
  seconds(count: number): Promise<void>
}

/** What became of a scenario. */
export interface ScenarioOutcome {
  /** Why it failed; nothing where all went right. */
  readonly failure?: string
  /** Each thing that a principal wanted to do. */
  readonly seen: readonly AccessSeen[]
}

const DAY_MS = 86_400_000

/** Runs a scenario in an account of its own. `roles` take the place of the derived ones of their names. */
export async function runScenario(scenario: Scenario, roles: readonly AccountRole[] = []): Promise<ScenarioOutcome> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-policies-'))
  const seen: AccessSeen[] = []
  const failures: unknown[] = []
  const deployment = await openDeployment(scenario.pipelines, {
    root,
    triggers: scenario.triggers,
    onAccess: (one) => void seen.push(one),
    report: (error) => void failures.push(error),
  })
  const { aws } = deployment
  try {
    await aws.provision({ roles })
    const live = await aws.live()
    const call: ScenarioAccount['call'] = async (service, operation, input) => handlerOf(aws.services[service], operation)?.(input)
    await scenario.run({
      aws,
      call,
      async messages(QueueUrl) {
        const { Attributes } = await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })
        return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
      },
      objects: async (bucket, prefix) => (await aws.store.list(bucket, prefix)).length,
      executions: async (name) =>
        aws.services.sfn.executions.list().filter(({ stateMachineArn }) => stateMachineArn.endsWith(`:${name}`)).length,
      async put(Bucket, Key, Body) {
        await handlerOf(aws.services.s3, 'PutObject')?.({ Bucket, Key, Body })
      },
      async run(name, input, expected) {
        const { status, error, cause } = await deployment.start({ name }, input).result
        if (status !== 'SUCCEEDED' && error !== expected) throw new Error(`${name} ended ${status}: ${error}: ${cause}`)
      },
      idle: () => live.idle(),
      async day(schedule) {
        const trigger = deploymentOf(scenario.pipelines).triggers.find(({ id }) => id === schedule)
        const turn = (enabled: boolean) => aws.provision({ triggers: trigger ? resolveNames([{ ...trigger, enabled }], localNamer()) : [] })
        await turn(true)
        await aws.environment.clock.sleep(DAY_MS)
        await turn(false)
        await live.idle()
      },
      seconds: (count) => aws.environment.clock.sleep(count * 1000),
    })
    await live.idle()
  } catch (error) {
    failures.push(error)
  } finally {
    await aws.close()
    await rm(root, { recursive: true, force: true })
  }
  const unexpected = failures.map(textOf).filter((text) => scenario.expected?.test(text) !== true)
  return { seen, ...(unexpected.length > 0 && { failure: unexpected.join('\n') }) }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${textOf(error.cause)}`
}
