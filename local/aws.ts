import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Clock } from '../engine/clock/clock.ts'
import type { ObjectPort, TaskPort } from '../engine/ports.ts'
import { type AccessSeen, accountAccess } from './access/access.ts'
import { callerAs } from './access/caller.ts'
import { guardedStore } from './access/guarded-store.ts'
import { type AccountServices, accountServices } from './account-services.ts'
import { saveClock } from './clock.ts'
import { type Endpoint, startEndpoint } from './endpoint/endpoint.ts'
import type { ExecutionsOptions } from './executions/index.ts'
import { localObjects } from './objects/local-objects.ts'
import { provision } from './provision/provision.ts'
import type { LocalResources } from './resources.ts'
import { lockRoot } from './root-lock.ts'
import type { LocalEnvironment } from './service.ts'
import type { CrawlerFaults } from './services/glue/crawler-faults.ts'
import type { KinesisFaults } from './services/kinesis/faults.ts'
import type { FunctionDeclaration } from './services/lambda/function-declaration.ts'
import type { ObjectStore } from './services/s3/object-store.ts'
import { callbackTokens } from './tasks/callback-tokens.ts'
import { localTasks } from './tasks/local-tasks.ts'
import type { LiveAccount, LiveOptions } from './triggers/live-switch.ts'

/** Options of {@link openLocalAws}. */
export interface LocalAwsOptions {
  /** The state folder. Default: `.sluice` of the working directory. */
  readonly root?: string
  /** {@link localClock} for runs that follow one another in a folder. */
  readonly clock: Clock
  /** A random UUID. */
  readonly uuid: () => string
  /** Default: `us-east-1`. */
  readonly region?: string
  /** Default: `000000000000`. */
  readonly accountId?: string
  readonly functions?: readonly FunctionDeclaration[]
  /** Takes each line that a Lambda function writes. Default: none is kept. */
  readonly log?: (line: string, functionName: string) => void
  /** What is to go wrong with crawlers. Default: nothing. */
  readonly crawlerFaults?: CrawlerFaults
  /** What is to go wrong with records on their way into streams. Default: nothing. */
  readonly kinesisFaults?: KinesisFaults
  /** Told of every event of every execution that runs here. */
  readonly onEvent?: ExecutionsOptions['onEvent']
  /** Told as the runs of Distributed Maps go on. */
  readonly onMapRun?: ExecutionsOptions['onMapRun']
  /** Told of each thing that a principal with a role wants to do. */
  readonly onAccess?: (seen: AccessSeen) => void
  /**
   * Told of what nobody waits for: background work that failed (`BackgroundFailure`: a function that threw, an execution that an event
   * started and that did not succeed), and failures of a local service that are no AWS errors, which are bugs. Default: none.
   */
  readonly report?: (error: unknown) => void
}

/** One machine's AWS account. */
export interface LocalAws {
  readonly environment: LocalEnvironment
  readonly services: AccountServices
  /** The objects of the buckets, as files. */
  readonly store: ObjectStore
  /** The engine's way to the services, as the owner of the account. */
  readonly tasks: TaskPort
  /** The engine's way to the items and results of Distributed Maps, as the owner. */
  readonly objects: ObjectPort
  /** The engine's two ways with the rights of a role, by name or ARN: what the account's own executions have. */
  actingAs(role: string, session: string): Pick<LocalAws, 'tasks' | 'objects'>
  /** The HTTP endpoint for `AWS_ENDPOINT_URL`, started by the first call; `port` counts for that call only. */
  endpoint(port?: number): Promise<Endpoint>
  /** Makes or changes resources to what is declared. */
  provision(resources: LocalResources): Promise<void>
  /** Lets begin what begins by itself: schedules, rules, event sources, events of objects. */
  live(options?: LiveOptions): Promise<LiveAccount>
  /** Ends all work, keeps the time and lets go of the state folder. */
  close(): Promise<void>
}

/**
 * Opens the local AWS account of a state folder: S3 on plain files, Glue, Athena on DuckDB, Lambda on threads, and the
 * HTTP endpoint that SDKs and the AWS CLI speak to. One process at a time: rejects with `StateFolderInUse`.
 *
 * @example
 * const clock = await localClock('.sluice')
 * const aws = await openLocalAws({ clock, uuid: randomUUID })
 * await aws.provision({ buckets: ['lake'] })
 * const { url } = await aws.endpoint()
 */
export async function openLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { clock, uuid, region = 'us-east-1', accountId = '000000000000', report = () => {} } = options
  const root = resolve(options.root ?? '.sluice')
  const lock = await lockRoot(root)
  try {
    // What a run that was cut off had not finished writing.
    await rm(join(root, 's3-drafts'), { recursive: true, force: true })
  } catch (error) {
    await lock.release()
    throw error
  }
  const environment: LocalEnvironment = { root, clock, uuid, region, accountId }
  const access = accountAccess({ accountId, onAccess: options.onAccess })
  let started: Promise<Endpoint> | undefined
  const endpoint = (port?: number) => {
    started ??= startEndpoint({ services: all, uuid, callerOf: access.keys.callerOf, report, ...(port !== undefined && { port }) })
    return started
  }
  const tokens = callbackTokens()
  const { services, activity, live } = accountServices({
    environment,
    access,
    endpointUrl: async () => (await endpoint()).url,
    tokens,
    executionPorts: ({ name, roleArn = '' }) => actingAs(roleArn, name),
    report,
    functions: options.functions ?? [],
    log: options.log,
    crawlerFaults: options.crawlerFaults,
    kinesisFaults: options.kinesisFaults,
    onEvent: options.onEvent,
    onMapRun: options.onMapRun,
  })
  const all = Object.values(services)
  const actingAs: LocalAws['actingAs'] = (role, session) => {
    const caller = callerAs(role, session)
    return {
      tasks: localTasks({ services: all, uuid, tokens, activities: services.sfn.activities, region, accountId, access, caller }),
      objects: localObjects({ store: guardedStore(services.s3.store, access, caller), clock, uuid }),
    }
  }
  const { tasks, objects } = actingAs('', 'owner')
  return {
    environment,
    services,
    store: services.s3.store,
    tasks,
    objects,
    actingAs,
    endpoint,
    async provision(resources) {
      access.give(resources.roles ?? [])
      await provision(services, environment, resources)
    },
    live: (given) => live.start(given),
    async close() {
      await live.stop()
      // Executions first, then functions: they call the others.
      const background = activity.close()
      await services.sfn.close?.()
      await services.lambda.close()
      await background
      await (await started?.catch(() => undefined))?.close()
      for (const service of all) if (service !== services.lambda && service !== services.sfn) await service.close?.()
      await saveClock(root, clock.now())
      await lock.release()
    },
  }
}
