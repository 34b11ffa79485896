import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Clock } from '../engine/clock/clock.ts'
import type { ObjectPort, TaskPort } from '../engine/ports.ts'
import { saveClock } from './clock.ts'
import { type Endpoint, startEndpoint } from './endpoint/endpoint.ts'
import type { ExecutionsOptions } from './executions/index.ts'
import { localObjects } from './objects/local-objects.ts'
import { type ProvisionedServices, provision } from './provision.ts'
import type { LocalResources } from './resources.ts'
import { lockRoot } from './root-lock.ts'
import type { LocalEnvironment, LocalService } from './service.ts'
import { athena } from './services/athena/athena.ts'
import type { CrawlerFaults } from './services/glue/crawler-faults.ts'
import { type GlueService, glue } from './services/glue/glue.ts'
import type { FunctionDeclaration } from './services/lambda/function-declaration.ts'
import { lambda } from './services/lambda/lambda.ts'
import type { ObjectStore } from './services/s3/object-store.ts'
import { s3 } from './services/s3/s3.ts'
import { type SfnService, sfn } from './services/sfn/sfn.ts'
import { callbackTokens } from './tasks/callback-tokens.ts'
import { localTasks } from './tasks/local-tasks.ts'

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
  /** Told of every event of every execution that runs here. */
  readonly onEvent?: ExecutionsOptions['onEvent']
  /** Told of failures of a local service that are no AWS errors, which are bugs. Default: none. */
  readonly report?: (error: unknown) => void
}

/** One machine's AWS account. */
export interface LocalAws {
  readonly environment: LocalEnvironment
  readonly services: ProvisionedServices & { readonly glue: GlueService; readonly sfn: SfnService }
  /** The objects of the buckets, as files. */
  readonly store: ObjectStore
  /** The engine's way to the services. */
  readonly tasks: TaskPort
  /** The engine's way to the items and results of Distributed Maps. */
  readonly objects: ObjectPort
  /** The HTTP endpoint for `AWS_ENDPOINT_URL`, started by the first call; `port` counts for that call only. */
  endpoint(port?: number): Promise<Endpoint>
  /** Makes or changes resources to what is declared. */
  provision(resources: LocalResources): Promise<void>
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
  const { clock, uuid, region = 'us-east-1', accountId = '000000000000', functions = [], log, crawlerFaults, onEvent, report } = options
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
  let started: Promise<Endpoint> | undefined
  const endpoint = (port?: number) => {
    started ??= startEndpoint({ services: all, uuid, ...(port !== undefined && { port }), ...(report && { report }) })
    return started
  }
  const tokens = callbackTokens()
  const s3Service = s3({ environment })
  const glueService = glue({ environment, store: s3Service.store, faults: crawlerFaults })
  const services = {
    s3: s3Service,
    glue: glueService,
    athena: athena({ environment, store: s3Service.store, catalog: glueService.catalog }),
    lambda: lambda({
      environment,
      functions,
      endpointUrl: async () => (await endpoint()).url,
      ...(log && { log: ({ text, functionName }) => log(text, functionName) }),
    }),
    sfn: sfn({ environment, callbacks: tokens, ports: () => ({ tasks, objects }), ...(onEvent && { onEvent }) }),
  }
  const all: readonly LocalService[] = Object.values(services)
  const tasks = localTasks({ services: all, uuid, tokens, region, accountId })
  const objects = localObjects({ store: s3Service.store, clock, uuid })
  return {
    environment,
    services,
    store: s3Service.store,
    tasks,
    objects,
    endpoint,
    provision: (resources) => provision(services, resources),
    async close() {
      // Executions first, then functions: they call the others.
      await services.sfn.close?.()
      await services.lambda.close()
      await (await started?.catch(() => undefined))?.close()
      for (const service of all) if (service !== services.lambda && service !== services.sfn) await service.close?.()
      await saveClock(root, clock.now())
      await lock.release()
    },
  }
}
