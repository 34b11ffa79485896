import type { Caller } from '../../../access/caller.ts'
import type { MayCall } from '../../../access/may-call.ts'
import type { Activity } from '../../../activity.ts'
import type { LocalEnvironment } from '../../../service.ts'
import type { ServiceCall } from '../../../service-call.ts'
import type { MessageRecord } from '../../sqs/message.ts'
import type { Queue } from '../../sqs/queue.ts'
import { untilVisible } from '../../sqs/until-visible.ts'
import { invokeBatch } from './invoke-batch.ts'
import type { MappingRecord } from './mapping-record.ts'
import { filterable, takesRecord } from './record-filter.ts'
import { sqsRecord } from './sqs-event.ts'

/** A source whose records go to a function while it is started. */
export interface RunningSource {
  stop(): void
}

/** What sources need. */
export interface SourceWorld {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly call: ServiceCall
  /** As whom Lambda reads for a function. Default: the owner. */
  readonly callerOf?: (functionArn: string) => Caller | undefined
  /** Default: everybody may make every call. */
  readonly mayCall?: MayCall
}

/** Batches at once where the mapping says nothing: a machine has fewer cores than an account. */
const USUAL_CONCURRENCY = 2

/**
 * Gives the messages of a queue to a function in batches. What succeeded is deleted; what failed comes again when its visibility
 * timeout is over. It works only while there are messages, so an idle queue keeps no clock busy.
 */
export function queueSource(mapping: MappingRecord, queue: Queue, world: SourceWorld): RunningSource {
  const { environment, activity } = world
  const { clock } = environment
  const stopping = new AbortController()
  const ending = AbortSignal.any([stopping.signal, activity.closing])
  const isFifo = queue.record.name.endsWith('.fifo')
  const most = isFifo ? 1 : (mapping.concurrency ?? USUAL_CONCURRENCY)
  let workers = 0
  let collecting: Promise<unknown> = Promise.resolve()

  const wake = () => {
    while (workers < most && !ending.aborted && queue.nextVisibleAt() !== undefined) {
      workers++
      activity.run(`event source ${mapping.sourceArn}`, () =>
        drain().then(ended, (error: unknown) => {
          // What is no error of the function is tried again when the next message comes.
          workers--
          throw error
        }),
      )
    }
  }
  /** A message may have come after the last look. */
  const ended = () => {
    workers--
    wake()
  }
  async function drain(): Promise<void> {
    while (!ending.aborted) {
      const batch = await collect()
      if (batch.length > 0) await handle(batch)
      else if (queue.nextVisibleAt() === undefined) return
      else await untilVisible(queue, clock, Number.POSITIVE_INFINITY, ending)
    }
  }
  /** One collects at a time: two would share what comes within one window. */
  async function collect(): Promise<readonly MessageRecord[]> {
    const collected = collecting.then(gather)
    collecting = collected.catch(() => undefined)
    return collected
  }
  /** A full batch, or what came within the window. */
  async function gather(): Promise<readonly MessageRecord[]> {
    const batch = [...(await clock.hold(() => queue.receive(mapping.batchSize)))]
    const until = clock.now() + mapping.windowSeconds * 1000
    while (batch.length > 0 && batch.length < mapping.batchSize && clock.now() < until && !ending.aborted) {
      await untilVisible(queue, clock, until, ending)
      batch.push(...(await clock.hold(() => queue.receive(mapping.batchSize - batch.length))))
    }
    return batch
  }
  async function handle(batch: readonly MessageRecord[]): Promise<void> {
    const wanted = batch.filter(isWanted)
    const ids = wanted.map(({ id }) => id)
    const records = wanted.map((message) => sqsRecord(message, mapping.sourceArn, environment))
    const { failed, error } =
      ids.length === 0 ? { failed: [] } : await invokeBatch({ clock, call: world.call }, mapping, ids, { Records: records })
    if (error !== undefined)
      activity.run(`function ${mapping.functionArn} on messages of ${queue.record.name}`, () => Promise.reject(error))
    const first = failed[0]
    // Of a FIFO queue nothing after the first failure counts, so that its order is kept.
    const cut = isFifo && first !== undefined ? batch.findIndex(({ id }) => id === first) : batch.length
    const done = batch.filter(({ id }, index) => index < cut && !failed.includes(id))
    await clock.hold(() => Promise.all(done.map(({ id, receipt = '' }) => queue.delete({ messageId: id, receipt }))))
  }
  /** What no filter takes is deleted unseen. */
  const isWanted = (message: MessageRecord) => takesRecord(mapping.filters, { body: filterable(message.body), messageId: message.id })

  const stopListening = queue.onChange(wake)
  wake()
  return {
    stop() {
      stopListening()
      stopping.abort()
    },
  }
}
