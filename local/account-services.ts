import { join } from 'node:path'
import type { ObjectPort, TaskPort } from '../engine/ports.ts'
import { type Activity, activity } from './activity.ts'
import type { ExecutionsOptions } from './executions/index.ts'
import type { LocalEnvironment, LocalService } from './service.ts'
import { serviceCall } from './service-call.ts'
import { athena } from './services/athena/athena.ts'
import { dynamodb } from './services/dynamodb/dynamodb.ts'
import { type EcsService, ecs } from './services/ecs/ecs.ts'
import { type EventsService, events } from './services/events/events.ts'
import type { CrawlerFaults } from './services/glue/crawler-faults.ts'
import { type GlueService, glue } from './services/glue/glue.ts'
import { glueJobs } from './services/glue/jobs/jobs.ts'
import type { KinesisFaults } from './services/kinesis/faults.ts'
import { type KinesisService, kinesis } from './services/kinesis/kinesis.ts'
import { eventSources } from './services/lambda/event-sources/event-sources.ts'
import type { FunctionDeclaration } from './services/lambda/function-declaration.ts'
import { type LambdaService, lambda } from './services/lambda/lambda.ts'
import { objectEvents } from './services/s3/events/object-events.ts'
import type { ObjectStore } from './services/s3/object-store.ts'
import { s3 } from './services/s3/s3.ts'
import { scheduler } from './services/scheduler/scheduler.ts'
import { type SfnService, sfn } from './services/sfn/sfn.ts'
import { sns } from './services/sns/sns.ts'
import { type SqsService, sqs } from './services/sqs/sqs.ts'
import { sts } from './services/sts/sts.ts'
import type { CallbackTokens } from './tasks/callback-tokens.ts'
import { accountPorts } from './triggers/account-ports.ts'
import { type Delivery, deliver } from './triggers/delivery.ts'
import { type LivePart, type LiveSwitch, liveSwitch } from './triggers/live-switch.ts'
import { pendingWork } from './triggers/pending-work.ts'
import { type TargetPorts, targets } from './triggers/targets.ts'

/** The services of a local account, by the names of their SDK clients. */
export interface AccountServices {
  readonly s3: LocalService & { readonly store: ObjectStore }
  readonly glue: GlueService
  readonly athena: LocalService
  readonly lambda: LambdaService
  readonly sfn: SfnService
  readonly sqs: SqsService
  readonly sns: LocalService
  readonly dynamodb: LocalService
  readonly eventbridge: EventsService
  readonly scheduler: LocalService
  readonly kinesis: KinesisService
  readonly ecs: EcsService
  readonly sts: LocalService
}

/** What {@link accountServices} needs. */
export interface AccountServicesOptions {
  readonly environment: LocalEnvironment
  readonly endpointUrl: () => Promise<string>
  readonly tokens: CallbackTokens
  /** How executions reach the services; asked for at each start. */
  readonly executionPorts: () => { readonly tasks: TaskPort; readonly objects: ObjectPort }
  readonly report: (error: unknown) => void
  readonly functions: readonly FunctionDeclaration[]
  readonly log?: ((line: string, functionName: string) => void) | undefined
  readonly crawlerFaults?: CrawlerFaults | undefined
  readonly kinesisFaults?: KinesisFaults | undefined
  readonly onEvent?: ExecutionsOptions['onEvent'] | undefined
}

/** Services that know each other, with what goes on between them. */
export interface Account {
  readonly services: AccountServices
  readonly activity: Activity
  /** Everything that begins by itself. */
  readonly live: LiveSwitch
}

/** Makes the services of an account. Nothing begins by itself before {@link Account.live} is switched on. */
export function accountServices(options: AccountServicesOptions): Account {
  const { environment, endpointUrl, tokens, executionPorts, report, functions, log, crawlerFaults, kinesisFaults, onEvent } = options
  const background = activity(report)
  const call = serviceCall(() => Object.values(services))
  const own = accountPorts({
    environment,
    call,
    activity: background,
    untilDone: async (arn, signal) => services.sfn.untilDone?.(arn, signal),
  })
  let ports: TargetPorts = own
  const reach = targets({ call, ports: () => ports })
  const deliveries = pendingWork<Delivery>({
    folder: join(environment.root, 'deliveries'),
    clock: environment.clock,
    activity: background,
    uuid: environment.uuid,
    carryOut: (delivery) => deliver({ clock: environment.clock, targets: reach, call, closing: background.closing }, delivery),
  })
  const world = { environment, activity: background, call, targets: reach, deliveries }

  const buckets = s3({ environment })
  const catalog = glue({ environment, store: buckets.store, faults: crawlerFaults })
  const jobs = glueJobs({ environment, activity: background, call, untilQueryDone: async (id) => services.athena.untilDone?.(id) })
  const queues = sqs({ environment, activity: background, endpointUrl })
  const streams = kinesis({ environment, faults: kinesisFaults })
  const bridge = events(world)
  const schedules = scheduler(world)
  const sources = eventSources({ environment, activity: background, call, sqs: queues, kinesis: streams })
  const objects = objectEvents({ ...world, store: buckets.store, events: bridge })
  const host = lambda({ environment, functions, endpointUrl, ...(log && { log: ({ text, functionName }) => log(text, functionName) }) })
  const services: AccountServices = {
    s3: { ...buckets, operations: { ...buckets.operations, ...objects.operations } },
    glue: { ...catalog, operations: { ...catalog.operations, ...jobs.operations }, untilDone: jobs.untilDone },
    athena: athena({ environment, store: buckets.store, catalog: catalog.catalog }),
    lambda: { ...host, operations: { ...host.operations, ...sources.operations } },
    sfn: sfn({ environment, callbacks: tokens, ports: executionPorts, ...(onEvent && { onEvent }) }),
    sqs: queues,
    sns: sns(world),
    dynamodb: dynamodb({ environment }),
    eventbridge: bridge,
    scheduler: schedules,
    kinesis: streams,
    ecs: ecs({ environment, activity: background, endpointUrl, log }),
    sts: sts({ environment }),
  }
  const live = liveSwitch({
    parts: [objects, bridge, schedules, sources, resumed([deliveries, own])],
    activity: background,
    notice: objects.notice,
    usePorts: (given) => {
      ports = { ...own, ...given }
    },
  })
  return { services, activity: background, live }
}

/** What an earlier process left goes on when the account comes alive. */
function resumed(kept: readonly { resume(): Promise<void> }[]): LivePart {
  return {
    async start() {
      for (const work of kept) await work.resume()
    },
    stop: async () => undefined,
  }
}
