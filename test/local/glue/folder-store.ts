import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { ObjectEntry, ObjectStore } from '../../../local/services/s3/object-store.ts'

/** The least ObjectStore: plain files below `<root>/s3/<bucket>`. */
export function folderStore(root: string): ObjectStore {
  const bucketFolder = (bucket: string) => join(root, 's3', bucket)
  const pathOf = (bucket: string, key: string) => join(bucketFolder(bucket), key)

  async function entry(bucket: string, key: string): Promise<ObjectEntry> {
    const { size, mtimeMs } = await stat(pathOf(bucket, key))
    return { key, size, lastModified: Math.trunc(mtimeMs), etag: `"${size}-${Math.trunc(mtimeMs)}"` }
  }

  return {
    pathOf,
    hasBucket: (bucket) =>
      stat(bucketFolder(bucket)).then(
        () => true,
        () => false,
      ),
    async createBucket(bucket) {
      await mkdir(bucketFolder(bucket), { recursive: true })
    },
    async list(bucket, prefix) {
      const entries = await readdir(bucketFolder(bucket), { recursive: true, withFileTypes: true }).catch(() => {
        throw Object.assign(new Error('The specified bucket does not exist'), { name: 'NoSuchBucket', code: 'NoSuchBucket' })
      })
      const keys = entries
        .filter((found) => found.isFile())
        .map((found) => relative(bucketFolder(bucket), join(found.parentPath, found.name)).split(sep).join('/'))
        .filter((key) => key.startsWith(prefix))
        .sort()
      return Promise.all(keys.map((key) => entry(bucket, key)))
    },
    async write(bucket, key, body) {
      await mkdir(dirname(pathOf(bucket, key)), { recursive: true })
      await writeFile(pathOf(bucket, key), body)
      return entry(bucket, key)
    },
    async adopt(bucket, key, file) {
      await mkdir(dirname(pathOf(bucket, key)), { recursive: true })
      await rename(file, pathOf(bucket, key))
      return entry(bucket, key)
    },
    read: (bucket, key) => readFile(pathOf(bucket, key)),
    remove: (bucket, key) => rm(pathOf(bucket, key), { force: true }),
  }
}
