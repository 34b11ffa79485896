import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { keyLock } from '../s3/key-lock.ts'
import type { TopicRecord } from './topic.ts'

/** The topics of the account. */
export interface Topics {
  create(name: string | undefined, changes: Pick<TopicRecord, 'attributes' | 'tags'>): Promise<TopicRecord>
  /** By ARN, of a topic or of one of its subscriptions. Rejects with `NotFoundException`. */
  get(arn: string | undefined): Promise<TopicRecord>
  /** In the order of their names. */
  list(): Promise<readonly TopicRecord[]>
  change(arn: string | undefined, edit: (topic: TopicRecord) => TopicRecord): Promise<TopicRecord>
  remove(arn: string): Promise<void>
}

/** Topics that are kept in `files`. */
export function topics(files: RecordFiles<TopicRecord>, { region, accountId }: LocalEnvironment): Topics {
  const locked = keyLock()
  const get = async (arn = '') => {
    const name = /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:([\w.-]{1,256})(?::[\w-]+)?$/.exec(arn)?.[1]
    if (name === undefined) throw new AwsError('InvalidParameterException', 'Invalid parameter: TopicArn', 400)
    const found = await files.read(name)
    if (found === undefined) throw new AwsError('NotFoundException', 'Topic does not exist', 404)
    return found
  }
  return {
    get,
    create: (name = '', { attributes, tags }) =>
      locked(name, async () => {
        if (!/^[\w-]{1,256}$|^[\w-]{1,251}\.fifo$/.test(name)) {
          throw new AwsError('InvalidParameterException', 'Invalid parameter: Topic Name', 400)
        }
        const known = await files.read(name)
        const record = {
          name,
          arn: `arn:aws:sns:${region}:${accountId}:${name}`,
          attributes: { ...known?.attributes, ...attributes },
          tags: { ...known?.tags, ...tags },
          subscriptions: known?.subscriptions ?? [],
        }
        await files.write(record, name)
        return record
      }),
    async list() {
      const found = await Promise.all((await files.names()).map((name) => files.read(name)))
      return found.filter((topic) => topic !== undefined)
    },
    change: (arn, edit) =>
      locked(arn ?? '', async () => {
        const changed = edit(await get(arn))
        await files.write(changed, changed.name)
        return changed
      }),
    async remove(arn) {
      const name = arn.slice(arn.lastIndexOf(':') + 1)
      await files.remove(name)
    },
  }
}
