import type { IngestPorts } from '../ingest/ingest.ts'
import { objectMessages } from '../ingest/object-messages.ts'
import { objectId } from '../ingest/object-version.ts'
import { rejectWriter, type WriteText } from '../ingest/rejects.ts'
import { type SendPort, sendAll } from '../ingest/send-all.ts'
import type { ReplayPorts } from '../replay-objects/replay-batch.ts'

/** What sending needs of the world. */
export interface SendReplayOptions {
  readonly open: IngestPorts['open']
  readonly sender: SendPort
  readonly writeReject: WriteText
  /** A clock for one object, which says when its lease should be lengthened. */
  readonly renewalClock: () => () => boolean
  readonly types: ReadonlySet<string>
  /** The prefix of rejects, with its slash. */
  readonly rejectsPrefix: string
  readonly mostBytes: number
}

/**
 * Replays by sending an object's rows to the queue. Ids are those of the run: a try after a crash sends the same messages again,
 * and the transformation takes each once; another run gives others.
 */
export function sendReplay(options: SendReplayOptions): ReplayPorts['replay'] {
  const { open, sender, writeReject, renewalClock, types, rejectsPrefix, mostBytes } = options
  return async (object, renew) => {
    const found = await open(object)
    if (found === 'superseded' || found === 'missing') return 'changed'
    const origin = `s3://${objectId(object)}`
    const rejects = rejectWriter(`${rejectsPrefix}replay/${object.run}/${object.key}/${object.etag}`, origin, writeReject)
    const delivery = `replay/${object.run}/${objectId(object)}`
    const messages = objectMessages({ key: object.key, bytes: found.bytes, delivery, origin, types, mostBytes, reject: rejects.add })
    const isRenewalDue = renewalClock()
    const tick = async () => {
      if (isRenewalDue()) await renew()
    }
    await sendAll(messages, { ...sender, tick }, mostBytes)
    await rejects.flush()
    return 'replayed'
  }
}
