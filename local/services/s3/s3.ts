import type { LocalEnvironment, LocalService } from '../../service.ts'
import { bucketOperations } from './buckets.ts'
import { copyObject } from './copy-object.ts'
import { deleteOperations } from './delete-objects.ts'
import { type FolderStore, folderStore } from './folder-store.ts'
import { readOperations } from './get-object.ts'
import { listOperations } from './list-objects.ts'
import { multipartOperations } from './multipart.ts'
import { putObject } from './put-object.ts'
import { taggingOperations } from './tagging.ts'

/** Options of {@link s3}. */
export interface S3Options {
  readonly environment: LocalEnvironment
}

/** Amazon S3 on a folder: a bucket is `<root>/s3/<bucket>`, an object a plain file in it. */
export function s3({ environment }: S3Options): LocalService & { readonly store: FolderStore } {
  const store = folderStore(environment)
  return {
    name: 's3',
    store,
    operations: {
      ...bucketOperations(store, environment),
      ...readOperations(store),
      ...deleteOperations(store),
      ...listOperations(store),
      ...multipartOperations(store, environment),
      ...taggingOperations(store),
      PutObject: putObject(store),
      CopyObject: copyObject(store),
    },
  }
}
