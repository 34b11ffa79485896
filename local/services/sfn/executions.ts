import type { JsonValue } from '../../../asl/json.ts'
import type { HistoryEvent, ObjectPort, RunningExecution, TaskPort } from '../../../engine/index.ts'
import { startExecution } from '../../../engine/index.ts'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { parseDefinition, requireName, type StateMachineRecord } from './state-machines.ts'

/** An execution as it is kept: whole once it has ended, without its events before. */
export interface ExecutionRecord {
  readonly arn: string
  readonly name: string
  readonly stateMachineArn: string
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  readonly input: JsonValue
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  /** Milliseconds since the Unix epoch. */
  readonly started: number
  readonly stopped?: number
  readonly events: readonly HistoryEvent[]
}

/** How executions reach the world. */
export interface ExecutionPorts {
  readonly tasks: TaskPort
  readonly objects?: ObjectPort
}

/** The executions of the account: those that run in this process, and those that have ended. */
export interface Executions {
  start(machine: StateMachineRecord, name: string, input: JsonValue): Promise<ExecutionRecord>
  /** Rejects with `ExecutionDoesNotExist`. */
  get(arn: string | undefined): Promise<ExecutionRecord>
  /** The newest first. */
  list(machineName: string): Promise<readonly ExecutionRecord[]>
  stop(arn: string | undefined, error: string | undefined, cause: string | undefined): Promise<ExecutionRecord>
  untilDone(arn: string, signal?: AbortSignal): Promise<ExecutionRecord>
  close(): Promise<void>
}

interface Live {
  readonly record: () => ExecutionRecord
  readonly running: RunningExecution
  readonly ended: Promise<ExecutionRecord>
}

/** Runs executions with the engine; `ports` is asked for at each start, since the ports lead back here. */
export function executions(files: RecordFiles<ExecutionRecord>, environment: LocalEnvironment, ports: () => ExecutionPorts): Executions {
  const { clock, uuid } = environment
  const live = new Map<string, Live>()
  const find = async (arn: string): Promise<ExecutionRecord | undefined> => {
    const [, machine, name] = /:(?:execution|express):([\w-]+):([\w-]+)(?::[\w-]+)?$/.exec(arn) ?? []
    if (machine === undefined || name === undefined) return undefined
    const running = live.get(arn)
    if (running !== undefined) return running.record()
    const kept = await files.read(machine, name)
    return kept && interrupted(kept)
  }

  const all: Executions = {
    async start(machine, name, input) {
      requireName(name)
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`
      const kept = await find(arn)
      // Another start of this name may have come while the folder was read.
      const existing = live.get(arn)?.record() ?? kept
      if (existing !== undefined) {
        const isSame = existing.status === 'RUNNING' && JSON.stringify(existing.input) === JSON.stringify(input)
        if (isSame) return existing
        throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`, 400)
      }
      const events: HistoryEvent[] = []
      const begun: ExecutionRecord = { arn, name, stateMachineArn: machine.arn, status: 'RUNNING', input, started: clock.now(), events }
      const running = startExecution({
        definition: parseDefinition(machine.definition),
        input,
        name,
        stateMachineArn: machine.arn,
        executionArn: arn,
        ...(machine.roleArn !== '' && { roleArn: machine.roleArn }),
        type: machine.type,
        clock,
        uuid,
        random: () => fraction(uuid()),
        onEvent: (event) => events.push(event),
        ...ports(),
      })
      const noted = files.write({ ...begun, events: [] }, machine.name, name)
      const ended = running.result
        .then(({ startDate, stopDate, ...result }): ExecutionRecord => ({ ...begun, ...result, started: startDate, stopped: stopDate }))
        .then(async (record) => {
          await noted
          // Nobody who sleeps may wake between an execution's end and its record.
          await clock.hold(() => files.write(record, machine.name, name))
          live.delete(arn)
          return record
        })
      ended.catch(() => live.delete(arn))
      live.set(arn, { record: () => begun, running, ended })
      await noted
      return begun
    },
    async get(arn) {
      const found = await find(arn ?? '')
      if (found !== undefined) return found
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn ?? ''}'`, 400)
    },
    async list(machineName) {
      const records = await Promise.all((await files.names(machineName)).map((name) => files.read(machineName, name)))
      const current = records
        .filter((record) => record !== undefined)
        .map((record) => live.get(record.arn)?.record() ?? interrupted(record))
      return current.sort((left, right) => right.started - left.started)
    },
    async stop(arn, error, cause) {
      const record = await all.get(arn)
      const running = live.get(record.arn)
      running?.running.stop(error, cause)
      return running === undefined ? record : running.ended
    },
    async untilDone(arn, signal) {
      const running = live.get(arn)
      if (running === undefined) return all.get(arn)
      return signal === undefined ? running.ended : Promise.race([running.ended, rejection(signal)])
    },
    async close() {
      for (const { running } of live.values()) running.stop('Local.Closed', 'The local account was closed.')
      await Promise.allSettled([...live.values()].map(({ ended }) => ended))
    },
  }
  return all
}

/** What a process left running when it ended runs no more. */
function interrupted(record: ExecutionRecord): ExecutionRecord {
  if (record.status !== 'RUNNING') return record
  return {
    ...record,
    status: 'ABORTED',
    error: 'Local.Interrupted',
    cause: 'The process that ran this execution has ended.',
    stopped: record.started,
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** A number from 0 to 1 out of the random bits of a UUID, so that one source of chance is enough. */
function fraction(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8), 16) / 2 ** 32
}
