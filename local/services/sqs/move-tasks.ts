import type * as Sqs from '@aws-sdk/client-sqs'
import type { Activity } from '../../activity.ts'
import { type RecordFiles, recordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { Queue } from './queue.ts'
import { type Queues, sourcesOf } from './queues.ts'

/** A task as its file holds it. Times are milliseconds since the Unix epoch. */
interface MoveTaskRecord {
  readonly id: string
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED'
  readonly source: string
  readonly destination?: string
  readonly perSecond?: number
  readonly started: number
  readonly moved: number
  readonly toMove: number
  readonly reason?: string
}

/** Tasks that a listing shows at most. */
const MOST_LISTED = 10

/**
 * The redrive of dead letters: every message that is there when the task starts goes to one queue, or back to the queue that it came from.
 * What a process leaves running when it ends has `FAILED`; its messages are each in one of the two queues.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function moveTaskOperations(queues: Queues, folder: string, { clock, uuid }: LocalEnvironment, activity: Activity) {
  const files: RecordFiles<MoveTaskRecord> = recordFiles<MoveTaskRecord>(folder)
  const running = new Map<string, { record: MoveTaskRecord; cancelled: boolean }>()

  async function run(
    task: { record: MoveTaskRecord; cancelled: boolean },
    source: Queue,
    targets: ReadonlyMap<string, Queue>,
  ): Promise<void> {
    const { destination, perSecond, toMove } = task.record
    const save = (changes: Partial<MoveTaskRecord>) => {
      task.record = { ...task.record, ...changes }
      return files.write(task.record, source.record.name, task.record.id)
    }
    try {
      while (task.record.moved < toMove && !task.cancelled) {
        const isMoved = await clock.hold(() => source.moveOne(({ deadLetterSource }) => targets.get(destination ?? deadLetterSource ?? '')))
        if (!isMoved) break
        await save({ moved: task.record.moved + 1 })
        if (perSecond !== undefined) await clock.sleep(1000 / perSecond, activity.closing)
      }
      await save({ status: task.cancelled ? 'CANCELLED' : 'COMPLETED' })
    } catch (error) {
      await save({ status: 'FAILED', reason: (error as Error).message })
      throw error
    } finally {
      running.delete(task.record.id)
    }
  }

  return {
    async StartMessageMoveTask(input: Sqs.StartMessageMoveTaskRequest): Promise<Sqs.StartMessageMoveTaskResult> {
      const source = await find(queues, input.SourceArn, 'source')
      const sources = sourcesOf(await queues.list(), source)
      if (sources.length === 0) throw new AwsError('UnsupportedOperation', 'Source queue must be configured as a Dead Letter Queue.', 400)
      if ([...running.values()].some(({ record }) => record.source === source.record.arn)) {
        throw new AwsError(
          'UnsupportedOperation',
          'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
          400,
        )
      }
      const { DestinationArn: destination, MaxNumberOfMessagesPerSecond: perSecond } = input
      const targets = destination === undefined ? sources : [await find(queues, destination, 'destination')]
      const record: MoveTaskRecord = {
        id: uuid(),
        status: 'RUNNING',
        source: source.record.arn,
        ...(destination !== undefined && { destination }),
        ...(perSecond !== undefined && { perSecond }),
        started: clock.now(),
        moved: 0,
        toMove: source.counts().visible,
      }
      const task = { record, cancelled: false }
      running.set(record.id, task)
      await files.write(record, source.record.name, record.id)
      activity.run(`move dead letters of ${source.record.name}`, () =>
        run(task, source, new Map(targets.map((queue) => [queue.record.arn, queue]))),
      )
      return { TaskHandle: taskHandle(record) }
    },
    async ListMessageMoveTasks({ SourceArn, MaxResults = 1 }: Sqs.ListMessageMoveTasksRequest): Promise<Sqs.ListMessageMoveTasksResult> {
      const source = await find(queues, SourceArn, 'source')
      const names = await files.names(source.record.name)
      const kept = await Promise.all(names.map((name) => running.get(name)?.record ?? files.read(source.record.name, name)))
      const found = kept.flatMap((record) => (record === undefined ? [] : [ended(record, running.has(record.id))]))
      const newest = found.sort((left, right) => right.started - left.started).slice(0, Math.min(MaxResults, MOST_LISTED))
      return { Results: newest.map(resultOf) }
    },
    async CancelMessageMoveTask({ TaskHandle = '' }: Sqs.CancelMessageMoveTaskRequest): Promise<Sqs.CancelMessageMoveTaskResult> {
      const task = [...running.values()].find(({ record }) => taskHandle(record) === TaskHandle)
      if (task === undefined) throw new AwsError('ResourceNotFoundException', 'Task does not exist.', 404)
      task.cancelled = true
      return { ApproximateNumberOfMessagesMoved: task.record.moved }
    },
  }
}

async function find(queues: Queues, arn: string | undefined, what: string): Promise<Queue> {
  const queue = await queues.find(arn ?? '')
  if (queue !== undefined) return queue
  throw new AwsError('ResourceNotFoundException', `The resource that you specified for the ${what} ARN doesn't exist.`, 404)
}

function taskHandle({ id, source }: MoveTaskRecord): string {
  return Buffer.from(JSON.stringify({ taskId: id, sourceArn: source })).toString('base64')
}

function ended(record: MoveTaskRecord, isRunning: boolean): MoveTaskRecord {
  return record.status === 'RUNNING' && !isRunning
    ? { ...record, status: 'FAILED', reason: 'The process that ran this task has ended.' }
    : record
}

function resultOf(record: MoveTaskRecord): Sqs.ListMessageMoveTasksResultEntry {
  const { status, source, destination, perSecond, moved, toMove, started, reason } = record
  return {
    ...(status === 'RUNNING' && { TaskHandle: taskHandle(record) }),
    Status: status,
    SourceArn: source,
    ...(destination !== undefined && { DestinationArn: destination }),
    ...(perSecond !== undefined && { MaxNumberOfMessagesPerSecond: perSecond }),
    ApproximateNumberOfMessagesMoved: moved,
    ApproximateNumberOfMessagesToMove: toMove,
    StartedTimestamp: Math.floor(started),
    ...(reason !== undefined && { FailureReason: reason }),
  }
}
