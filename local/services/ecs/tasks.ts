import type { CapacityProviderStrategyItem, RunTaskRequest } from '@aws-sdk/client-ecs'
import { type Caller, callerAs } from '../../access/caller.ts'
import { type LocalCredentials, OWNER_CREDENTIALS } from '../../access/credentials.ts'
import type { Activity } from '../../activity.ts'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { ClusterRecord } from './cluster-operations.ts'
import { containerEnvironment } from './container-environment.ts'
import { type RunningContainer, runContainer } from './run-container.ts'
import type { DefinitionRecord, TaskRecord } from './task-record.ts'

/** The tasks of the account: those that run in this process, and those that have stopped. */
export interface Tasks {
  run(cluster: ClusterRecord, definition: DefinitionRecord, input: RunTaskRequest): Promise<TaskRecord>
  /** By id or ARN. */
  find(reference: string): Promise<TaskRecord | undefined>
  list(): Promise<readonly TaskRecord[]>
  stop(task: TaskRecord, reason: string): Promise<TaskRecord>
  untilStopped(reference: string, signal?: AbortSignal): Promise<TaskRecord | undefined>
}

/** What {@link tasks} needs. */
export interface TasksOptions {
  readonly files: RecordFiles<TaskRecord>
  readonly environment: LocalEnvironment
  readonly activity: Activity
  /** The absolute path of the module that a container runs. */
  readonly moduleOf: (container: string) => string | undefined
  readonly endpointUrl?: (() => Promise<string>) | undefined
  /** What the SDK clients of a container sign with. Default: what the owner does. */
  readonly credentialsOf?: ((caller: Caller | undefined) => LocalCredentials) | undefined
  /** Takes each line that a container writes. */
  readonly log?: ((line: string, container: string) => void) | undefined
}

interface Live {
  record: TaskRecord
  container?: RunningContainer
  stopRequest?: string
  readonly ended: Promise<TaskRecord>
}

/** Runs tasks as child processes. One whose process ended with ours has stopped. */
export function tasks(options: TasksOptions): Tasks {
  const { files, environment, activity, moduleOf, endpointUrl, credentialsOf = () => OWNER_CREDENTIALS, log } = options
  const { clock, uuid, region, accountId } = environment
  const live = new Map<string, Live>()
  const idOf = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1)

  async function carryOut(task: Live, definition: DefinitionRecord): Promise<TaskRecord> {
    const change = async (changes: Partial<TaskRecord>) => {
      task.record = { ...task.record, ...changes }
      await files.write(task.record, task.record.id)
      return task.record
    }
    const container = definition.containers.find(({ name }) => name === task.record.container) ?? {}
    const override = task.record.overrides.containerOverrides?.find(({ name }) => name === task.record.container)
    const module = moduleOf(task.record.container)
    if (module === undefined) {
      const stoppedReason = `CannotPullContainerError: the local account has no module for the container ${task.record.container}; declare it in \`containers\`.`
      return change({ status: 'STOPPED', stopped: clock.now(), stopCode: 'TaskFailedToStart', stoppedReason })
    }
    try {
      const endpoint = await endpointUrl?.()
      const credentials = credentialsOf(callerAs(definition.taskRoleArn, task.record.id))
      const variables = containerEnvironment(container, override, { region, endpointUrl: endpoint, credentials })
      const running = await runContainer(
        {
          module,
          command: override?.command ?? container.command ?? [],
          environment: variables,
          onLine: (line) => log?.(line, task.record.container),
        },
        environment,
      )
      task.container = running
      await change({ status: 'RUNNING', started: clock.now() })
      if (task.stopRequest !== undefined) running.stop()
      const exitCode = await running.exitCode
      const isStopped = task.stopRequest !== undefined
      return change({
        status: 'STOPPED',
        stopped: clock.now(),
        exitCode,
        stopCode: isStopped ? 'UserInitiated' : 'EssentialContainerExited',
        stoppedReason: task.stopRequest ?? 'Essential container in task exited',
      })
    } catch (error) {
      const reason = `CannotStartContainerError: ${(error as Error).message}`
      return change({ status: 'STOPPED', stopped: clock.now(), stopCode: 'TaskFailedToStart', stoppedReason: reason, reason })
    }
  }
  const find = async (reference: string) => {
    const running = live.get(idOf(reference))
    if (running !== undefined) return running.record
    const kept = /^[\w-]+$/.test(idOf(reference)) ? await files.read(idOf(reference)) : undefined
    return kept && interrupted(kept)
  }
  return {
    find,
    async run(cluster, definition, input) {
      const id = uuid().replaceAll('-', '')
      const [container] = definition.containers
      const { capacityProviderStrategy, launchType, overrides = {}, group, startedBy } = input
      const provider = providerOf(capacityProviderStrategy)
      const record: TaskRecord = {
        id,
        arn: `arn:aws:ecs:${region}:${accountId}:task/${cluster.name}/${id}`,
        clusterArn: cluster.arn,
        definitionArn: definition.arn,
        status: 'PROVISIONING',
        container: container?.name ?? '',
        image: container?.image ?? '',
        overrides,
        ...(provider !== undefined ? { capacityProvider: provider } : { launchType: launchType ?? 'FARGATE' }),
        ...(capacityProviderStrategy !== undefined && { strategy: capacityProviderStrategy }),
        ...(definition.cpu !== undefined && { cpu: definition.cpu }),
        ...(definition.memory !== undefined && { memory: definition.memory }),
        group: group ?? `family:${definition.family}`,
        ...(startedBy !== undefined && { startedBy }),
        created: clock.now(),
      }
      await files.write(record, id)
      let settle: (ended: Promise<TaskRecord>) => void = () => undefined
      const task: Live = { record, ended: new Promise((resolve) => (settle = resolve)) }
      live.set(id, task)
      // A container is real work: time stands still while it runs.
      activity.run(`task ${record.arn}`, async () => {
        const ended = clock.hold(() => carryOut(task, definition))
        settle(ended)
        await ended.finally(() => live.delete(id))
      })
      activity.closing.addEventListener('abort', () => task.container?.stop(), { once: true })
      return record
    },
    async list() {
      const records = await Promise.all((await files.names()).map(find))
      return records.filter((record) => record !== undefined)
    },
    async stop(record, reason) {
      const task = live.get(record.id)
      if (task === undefined) return record
      task.stopRequest = reason
      task.container?.stop()
      return task.record
    },
    async untilStopped(reference, signal) {
      const task = live.get(idOf(reference))
      if (task === undefined) return find(reference)
      return signal === undefined ? task.ended : Promise.race([task.ended, aborted(signal)])
    },
  }
}

/** The provider of the greatest base, then weight: with one task at a time there is nothing to spread. */
function providerOf(strategy: readonly CapacityProviderStrategyItem[] | undefined): string | undefined {
  const byRank = (strategy ?? []).toSorted(
    (left, right) => (right.base ?? 0) - (left.base ?? 0) || (right.weight ?? 0) - (left.weight ?? 0),
  )
  const [first] = byRank
  if (strategy !== undefined && strategy.length > 0 && first?.capacityProvider === undefined) {
    throw new AwsError('InvalidParameterException', 'A capacity provider strategy needs providers.', 400)
  }
  return first?.capacityProvider
}

function interrupted(record: TaskRecord): TaskRecord {
  if (record.status === 'STOPPED') return record
  return {
    ...record,
    status: 'STOPPED',
    stopped: record.created,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'The process that ran this task has ended.',
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
