import type { ObjectStore } from '../services/s3/object-store.ts'
import type { Access } from './access.ts'
import type { Caller } from './caller.ts'
import { listRequest } from './requests/s3.ts'

/** The objects as somebody may see and change them who works on files by himself: a query, a crawler, a Distributed Map. */
export function guardedStore(store: ObjectStore, access: Access, caller: Caller | undefined): ObjectStore {
  if (caller === undefined) return store
  const arn = (bucket: string, key?: string) => `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`
  const onObject = (action: string, bucket: string, key: string) => access.require(caller, 's3', [{ action, resource: arn(bucket, key) }])
  const onBucket = (action: string, bucket: string) => access.require(caller, 's3', [{ action, resource: arn(bucket) }])
  return {
    async hasBucket(bucket) {
      // Athena asks before it writes; Spark does not.
      if (caller.by !== 'glue') onBucket('s3:GetBucketLocation', bucket)
      return store.hasBucket(bucket)
    },
    async createBucket(bucket) {
      onBucket('s3:CreateBucket', bucket)
      return store.createBucket(bucket)
    },
    async list(bucket, prefix) {
      access.require(caller, 's3', [listRequest('s3:ListBucket', arn(bucket), prefix)])
      return store.list(bucket, prefix)
    },
    // Whoever asks for a file's path reads it.
    pathOf(bucket, key) {
      onObject('s3:GetObject', bucket, key)
      return store.pathOf(bucket, key)
    },
    async write(bucket, key, body) {
      onObject('s3:PutObject', bucket, key)
      return store.write(bucket, key, body)
    },
    async adopt(bucket, key, file) {
      onObject('s3:PutObject', bucket, key)
      return store.adopt(bucket, key, file)
    },
    async read(bucket, key) {
      onObject('s3:GetObject', bucket, key)
      return store.read(bucket, key)
    },
    async remove(bucket, key) {
      onObject('s3:DeleteObject', bucket, key)
      return store.remove(bucket, key)
    },
  }
}
