import { type ObjectPort, TaskFailure } from '../../engine/index.ts'

/** Objects in memory: `bucket/key` to body. */
export function objectStore(objects: Readonly<Record<string, string | Uint8Array>>) {
  const stored = new Map<string, Uint8Array>()
  const put = (path: string, body: string | Uint8Array) =>
    stored.set(path, typeof body === 'string' ? new TextEncoder().encode(body) : body)
  for (const [path, body] of Object.entries(objects)) put(path, body)
  const port: ObjectPort = {
    async read(bucket, key) {
      const body = stored.get(`${bucket}/${key}`)
      if (body === undefined) throw new TaskFailure('S3.NoSuchKeyException', `There is no object ${key} in ${bucket}.`)
      return body
    },
    async list(bucket, prefix) {
      const keys = [...stored.keys()].filter((path) => path.startsWith(`${bucket}/${prefix}`)).sort()
      return keys.map((path) => ({
        key: path.slice(bucket.length + 1),
        size: stored.get(path)?.length ?? 0,
        etag: '"etag"',
        lastModified: 1_700_000_000_000,
      }))
    },
    async write(bucket, key, body) {
      put(`${bucket}/${key}`, body)
    },
  }
  const text = (path: string) => new TextDecoder().decode(stored.get(path))
  return { port, text, paths: () => [...stored.keys()].sort() }
}
