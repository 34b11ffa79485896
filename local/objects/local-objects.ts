import type { Clock } from '../../engine/clock/clock.ts'
import { type ObjectPort, TaskFailure } from '../../engine/ports.ts'
import { clients } from '../endpoint/clients.ts'
import { serviceModel } from '../endpoint/service-model.ts'
import { AwsError } from '../service.ts'
import type { ObjectStore } from '../services/s3/object-store.ts'
import { serviceFailure } from '../tasks/service-failure.ts'
import { serviceNames } from '../tasks/service-names.ts'
import { readParquet } from './read-parquet.ts'

/** What {@link localObjects} needs. */
export interface LocalObjectsOptions {
  readonly store: ObjectStore
  readonly clock: Clock
  /** Request ids. */
  readonly uuid: () => string
}

/** The objects of Distributed Maps, in the local buckets. Time stands still while they are read and written. */
export function localObjects({ store, clock, uuid }: LocalObjectsOptions): ObjectPort {
  const work = <T>(operation: string, call: () => Promise<T>): Promise<T> =>
    clock.hold(async () => {
      try {
        return await call()
      } catch (error) {
        throw error instanceof AwsError ? failure(operation, error, uuid()) : error
      }
    })
  return {
    read: (bucket, key) => work('GetObject', () => store.read(bucket, key)),
    list: (bucket, prefix) => work('ListObjectsV2', () => store.list(bucket, prefix)),
    async write(bucket, key, body) {
      await work('PutObject', () => store.write(bucket, key, body))
    },
    readParquet: (bucket, key) =>
      work('GetObject', async () => {
        const found = await store.list(bucket, key)
        // Asked for its own sake: S3's error for a key that is not there.
        if (found[0]?.key !== key) await store.read(bucket, key)
        return readParquet(store.pathOf(bucket, key))
      }),
  }
}

function failure(operation: string, error: AwsError, requestId: string): TaskFailure {
  const names = serviceNames.s3
  const entry = clients.s3
  if (names === undefined || entry === undefined) return new TaskFailure(`S3.${error.code}`, error.message)
  return serviceFailure('sdk', { names, model: serviceModel(entry), operation, error, requestId })
}
