import { TaskError } from '../../schemas/task-error.ts'
import type { Claims } from '../claims/claims.ts'
import { errorFields, type LogFields, type Logger } from '../logging/logger.ts'
import type { IngestInput, IngestOutput, ingest } from './contract.ts'
import { objectMessages } from './object-messages.ts'
import { type ObjectVersion, objectId, originOf } from './object-version.ts'
import { rejectWriter, type WriteText } from './rejects.ts'
import { type SendPort, sendAll } from './send-all.ts'

type ErrorName = (typeof ingest.errors)[number]

/** An object while it is read. */
export interface OpenObject {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly metadata?: Readonly<Record<string, string>>
}

/** What an ingestion needs of the world. */
export interface IngestPorts {
  readonly claims: Claims
  /** `superseded` where the object has another version by now, `missing` where it is gone. */
  open(version: ObjectVersion): Promise<OpenObject | 'superseded' | 'missing'>
  readonly sender: SendPort
  readonly writeReject: WriteText
  /** Whether the lease should be lengthened by now: asked before each batch. */
  isRenewalDue(): boolean
  readonly log: Logger
}

/** What an ingestion is told by its deployment. */
export interface IngestSettings {
  /** Names of the record types that have a contract. */
  readonly types: ReadonlySet<string>
  /** The prefix of rejects, with its slash. */
  readonly rejectsPrefix: string
  readonly mostBytes?: number
}

/** Ingests one version of an object, once. See the contract. */
export async function ingestObject(event: IngestInput, settings: IngestSettings, ports: IngestPorts): Promise<IngestOutput> {
  const seen: { fields: LogFields } = { fields: {} }
  try {
    return await ingestOnce(event, settings, ports, seen)
  } catch (error) {
    ports.log.error('failed', { ...seen.fields, ...errorFields(error) })
    throw error
  }
}

/** `seen` is told of the object and the attempt as soon as they are known. */
async function ingestOnce(
  event: IngestInput,
  settings: IngestSettings,
  ports: IngestPorts,
  seen: { fields: LogFields },
): Promise<IngestOutput> {
  const version = versionOf(event)
  const object = objectId(version)
  seen.fields = { object }
  const { claims, log } = ports
  const answer = await claims.claim(object)
  if (answer.kind === 'completed') {
    log.info('duplicate', { object })
    return { object, status: 'duplicate', messages: 0, rejected: 0 }
  }
  if (answer.kind !== 'claimed')
    fail('Ingest.InProgress', `another try is at ${object}, or it died less than a lease ago: this one comes back`)
  const { attempt } = answer
  seen.fields = { object, attempt }
  log.info('claimed', { object, attempt })
  try {
    const output = await sendRows(version, settings, ports)
    await claims.complete(object)
    log.info(output.status, { object, attempt, messages: output.messages, rejected: output.rejected })
    return output
  } catch (error) {
    await claims.release(object)
    throw error
  }
}

async function sendRows(version: ObjectVersion, settings: IngestSettings, ports: IngestPorts): Promise<IngestOutput> {
  const { types, rejectsPrefix, mostBytes } = settings
  const object = objectId(version)
  const found = await ports.open(version)
  if (found === 'superseded') return { object, status: 'superseded', messages: 0, rejected: 0 }
  if (found === 'missing') fail('Ingest.ObjectNotFound', `there is no object s3://${version.bucket}/${version.key} any more`)
  const origin = originOf(version, found.metadata)
  const rejects = rejectWriter(`${rejectsPrefix}${version.key}/${version.etag}`, origin, ports.writeReject)
  const rows = { key: version.key, bytes: found.bytes, delivery: object, origin, types, reject: rejects.add }
  const messages = objectMessages({ ...rows, ...(mostBytes !== undefined && { mostBytes }) })
  const tick = async () => {
    if (ports.isRenewalDue()) await ports.claims.renew(object)
  }
  const sent = await sendAll(messages, { ...ports.sender, tick }, mostBytes)
  await rejects.flush()
  return { object, status: 'ingested', messages: sent, rejected: rejects.count() }
}

function versionOf(event: IngestInput): ObjectVersion {
  const { bucket, object } = (event as Partial<IngestInput>)?.detail ?? {}
  if (typeof bucket?.name !== 'string' || typeof object?.key !== 'string' || typeof object.etag !== 'string') {
    fail(
      'Ingest.BadEvent',
      'this is no Object Created event of S3: detail.bucket.name, detail.object.key and detail.object.etag are wanted',
    )
  }
  return { bucket: bucket.name, key: object.key, etag: object.etag }
}

function fail(name: ErrorName, message: string): never {
  throw new TaskError(name, message)
}
