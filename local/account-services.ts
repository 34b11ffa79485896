import { join } from 'node:path'
import type { ObjectPort, TaskPort } from '../engine/ports.ts'
import type { Access } from './access/access.ts'
import { callerAs } from './access/caller.ts'
import { guardService } from './access/guard-service.ts'
import type { MayCall } from './access/may-call.ts'
import type { RequestWorld } from './access/requests/request-world.ts'
import { requestsOf } from './access/requests/requests-of.ts'
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
  readonly access: Access
  readonly endpointUrl: () => Promise<string>
  readonly tokens: CallbackTokens
  /** How an execution reaches the services; asked for at each start. */
  readonly executionPorts: (execution: { readonly name: string; readonly roleArn?: string }) => {
    readonly tasks: TaskPort
    readonly objects: ObjectPort
  }
  readonly report: (error: unknown) => void
  readonly functions: readonly FunctionDeclaration[]
  readonly log?: ((line: string, functionName: string) => void) | undefined
  readonly crawlerFaults?: CrawlerFaults | undefined
  readonly kinesisFaults?: KinesisFaults | undefined
  readonly onEvent?: ExecutionsOptions['onEvent'] | undefined
  readonly onMapRun?: ExecutionsOptions['onMapRun'] | undefined
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
  const {
    environment,
    access,
    endpointUrl,
    tokens,
    executionPorts,
    report,
    functions,
    log,
    crawlerFaults,
    kinesisFaults,
    onEvent,
    onMapRun,
  } = options
  const background = activity(report)
  const call = serviceCall(() => Object.values(services))
  const { region, accountId } = environment
  const world = { region, accountId, look: call }
  const mayCall: MayCall = async (caller, service, operation, input) => {
    if (caller !== undefined) access.require(caller, service, await requestsOf(service, operation, { ...input }, world))
  }
  const roleOf = (functionArn: string) => callerAs(host.roleOf(functionArn), `awslambda_${functionArn.split(':')[6]}`)
  const own = accountPorts({
    environment,
    call,
    callerOf: roleOf,
    activity: background,
    untilDone: async (arn, signal) => services.sfn.untilDone?.(arn, signal),
  })
  let ports: TargetPorts = own
  const reach = targets({ call, mayCall, ports: () => ports })
  const deliveries = pendingWork<Delivery>({
    folder: join(environment.root, 'deliveries'),
    clock: environment.clock,
    activity: background,
    uuid: environment.uuid,
    carryOut: (delivery) => deliver({ clock: environment.clock, targets: reach, call, closing: background.closing }, delivery),
  })
  const parts = { environment, activity: background, call, targets: reach, deliveries }

  const buckets = s3({ environment })
  const catalog = glue({ environment, store: buckets.store, access, faults: crawlerFaults })
  const queries = athena({ environment, store: buckets.store, catalog: catalog.catalog, access })
  const jobs = glueJobs({
    environment,
    activity: background,
    call,
    mayCall,
    startQuery: (input, caller) => queries.operations.StartQueryExecution(input, caller),
    untilQueryDone: (id) => queries.untilDone(id),
  })
  const queues = sqs({ environment, activity: background, endpointUrl })
  const streams = kinesis({ environment, faults: kinesisFaults })
  const bridge = events(parts)
  const schedules = scheduler(parts)
  const sources = eventSources({ environment, activity: background, call, callerOf: roleOf, mayCall, sqs: queues, kinesis: streams })
  const objects = objectEvents({ ...parts, store: buckets.store, events: bridge })
  const host = lambda({
    environment,
    functions,
    endpointUrl,
    keys: access.keys,
    ...(log && { log: ({ text, functionName }) => log(text, functionName) }),
  })
  const open: AccountServices = {
    s3: { ...buckets, operations: { ...buckets.operations, ...objects.operations } },
    glue: { ...catalog, operations: { ...catalog.operations, ...jobs.operations }, untilDone: jobs.untilDone },
    athena: queries,
    lambda: { ...host, operations: { ...host.operations, ...sources.operations } },
    sfn: sfn({ environment, callbacks: tokens, ports: executionPorts, ...(onEvent && { onEvent }), ...(onMapRun && { onMapRun }) }),
    sqs: queues,
    sns: sns(parts),
    dynamodb: dynamodb({ environment }),
    eventbridge: bridge,
    scheduler: schedules,
    kinesis: streams,
    ecs: ecs({ environment, activity: background, endpointUrl, keys: access.keys, log }),
    sts: sts({ environment, keys: access.keys }),
  }
  const services = guardServices(open, access, world)
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

/** Every service behind the roles of those who call it. */
function guardServices(services: AccountServices, access: Access, world: RequestWorld): AccountServices {
  const guarded = Object.entries(services).map(([name, service]: [string, LocalService]) => [name, guardService(service, access, world)])
  // Each under its own name, as it came.
  return Object.fromEntries(guarded) as AccountServices
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
