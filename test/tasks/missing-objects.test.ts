import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { expect, test } from '@jest/globals'
import { isMissing } from '../../tasks/objects/is-missing.ts'
import { silverStore } from '../../tasks/transform/silver-store.ts'
import { shipmentsEltPipeline } from '../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline } from '../../workflows/replay-backfill/shipments.ts'
import { call, shipments } from '../workflows/elt/elt-account.ts'
import { liveAccount } from '../workflows/live-account.ts'

const refused = (httpStatusCode: number, name: string) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message: name })

/** S3 as who may list only below a prefix sees it: a look at what is not there is forbidden, and so is one at `hidden`. */
function boundedClient(listed: readonly string[], mayList = true): S3Client {
  const send = async (command: { readonly constructor: { readonly name: string }; readonly input: { readonly Prefix?: string } }) => {
    if (command.constructor.name !== 'ListObjectsV2Command' || !mayList) throw refused(403, 'AccessDenied')
    return { Contents: listed.filter((key) => key.startsWith(command.input.Prefix ?? '')).map((Key) => ({ Key })) }
  }
  // Only `send` is called.
  return { send } as unknown as S3Client
}

test('an object that a bounded listing does not show is missing; one that it shows is forbidden, and so is one that may not be listed', async () => {
  const denied = refused(403, 'AccessDenied')
  expect(await isMissing(boundedClient([]), 'b', 'k', denied)).toBe(true)
  expect(await isMissing(boundedClient(['k.old']), 'b', 'k', denied)).toBe(true)
  expect(await isMissing(boundedClient(['k']), 'b', 'k', denied)).toBe(false)
  await expect(isMissing(boundedClient(['k'], false), 'b', 'k', denied)).rejects.toThrow('AccessDenied')
  expect(await isMissing(boundedClient([]), 'b', 'k', refused(404, 'NoSuchKey'))).toBe(true)
  expect(await isMissing(boundedClient([]), 'b', 'k', refused(503, 'SlowDown'))).toBe(false)
  expect(await isMissing(boundedClient([]), 'b', 'k', new Error('socket hang up'))).toBe(false)
})

test('a silver file that is not there is told from one that may not be seen', async () => {
  expect(await silverStore(boundedClient([]), 'b').exists('silver/a.parquet')).toBe(false)
  await expect(silverStore(boundedClient(['silver/a.parquet']), 'b').exists('silver/a.parquet')).rejects.toThrow('AccessDenied')
})

test('with the rights of its role a replay tells an object that is gone, or is another by now, from one that is there', async () => {
  const { aws } = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline], [])
  const key = (name: string) => `bronze/shipments/dt=2025-01-01/${name}.jsonl`
  const { etag } = await aws.store.write('elt-bronze', key('here'), shipments(1))
  await aws.store.write('elt-bronze', key('other'), shipments(1, 2))
  const objects = ['here', 'gone', 'other'].map((name) => ({ key: key(name), etag: etag.replaceAll('"', ''), size: 1 }))
  const event = { run: 'r', bucket: 'elt-bronze', destination: 'bronze/replay/manual/r/', objects }
  const { Payload } = await call(aws, 'lambda', 'Invoke', { FunctionName: 'replay-objects', Payload: JSON.stringify(event) })
  expect(JSON.parse(Buffer.from(Payload).toString())).toEqual({ replayed: 1, done_before: 0, changed: 2 })
})
