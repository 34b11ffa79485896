import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

async function openStore() {
  const environment = await emptyEnvironment()
  const { store } = s3({ environment })
  await store.createBucket('lake')
  return { store, environment, folder: join(environment.root, 's3', 'lake') }
}

test('an object is a plain file that a person can open', async () => {
  const { store, folder, environment } = await openStore()
  const entry = await store.write('lake', 'raw/dt=2026-01-01/a.json', '{"a":1}')
  expect(await readFile(join(folder, 'raw/dt=2026-01-01/a.json'), 'utf8')).toBe('{"a":1}')
  expect(entry).toEqual({
    key: 'raw/dt=2026-01-01/a.json',
    size: 7,
    lastModified: environment.clock.now(),
    etag: '"bb6cb5c68df4652941caf652a366f2d8"',
  })
})

test('a file dropped or edited by hand lists with its own etag', async () => {
  const { store, folder } = await openStore()
  await mkdir(join(folder, 'in'))
  await writeFile(join(folder, 'in/drop.csv'), 'a')
  const [first] = await store.list('lake', 'in/')
  await writeFile(join(folder, 'in/drop.csv'), 'ab')
  const [second] = await store.list('lake', 'in/')
  expect(first).toMatchObject({ key: 'in/drop.csv', size: 1, etag: '"0cc175b9c0f1b6a831c399e269772661"' })
  expect(second).toMatchObject({ key: 'in/drop.csv', size: 2, etag: '"187ef4436122d1cc2f40dc2b92f0eba0"' })
})

test('a file put there by hand counts as written when it is first seen, in this process and in the next, and not again until it changes', async () => {
  const { store, folder, environment } = await openStore()
  await writeFile(join(folder, 'drop.csv'), 'a')
  const firstSeen = environment.clock.now()
  await store.list('lake', '')
  await environment.clock.sleep(60_000)
  const next = s3({ environment }).store
  expect((await next.list('lake', ''))[0]?.lastModified).toBe(firstSeen)
  await writeFile(join(folder, 'drop.csv'), 'ab')
  expect((await next.list('lake', ''))[0]?.lastModified).toBe(firstSeen + 60_000)
})

test('a key may be both an object and a folder of objects, whichever comes first', async () => {
  const { store } = await openStore()
  for (const key of ['a', 'a/b', 'a/b/c', 'x/y', 'x', 'a/']) await store.write('lake', key, key)
  expect((await store.list('lake', '')).map(({ key }) => key)).toEqual(['a', 'a/', 'a/b', 'a/b/c', 'x', 'x/y'])
  for (const key of ['a', 'a/b', 'a/b/c', 'x/y', 'x', 'a/']) {
    expect(Buffer.from(await store.read('lake', key)).toString()).toBe(key)
    expect(await readFile(store.pathOf('lake', key), 'utf8')).toBe(key)
  }
  await store.remove('lake', 'a/b/c')
  await store.write('lake', 'a/b', 'again')
  expect(Buffer.from(await store.read('lake', 'a/b')).toString()).toBe('again')
  expect((await store.list('lake', 'a/b')).map(({ key }) => key)).toEqual(['a/b'])
})

test('the path of a prefix is the folder of its objects', async () => {
  const { store, folder } = await openStore()
  await store.write('lake', 'out/part=1/x.csv', 'x')
  expect(store.pathOf('lake', 'out/part=1')).toBe(join(folder, 'out/part=1'))
})

test('whatever is written under any keys is read, listed in order and removed again', async () => {
  const segment = fc.constantFrom('', '.', '..', 'a', 'b', '~~', 'é', '\u{1F600}', 'x'.repeat(300), 'dt=1')
  const key = fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((segments) => segments.join('/'))
    .filter((text) => text !== '')
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(key, { maxLength: 8 }), key, async (keys, prefix) => {
      const { store, folder, environment } = await openStore()
      for (const key of keys) await store.write('lake', key, key)
      for (const key of keys) expect(Buffer.from(await store.read('lake', key)).toString()).toBe(key)
      const sorted = [...keys].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
      expect((await store.list('lake', '')).map(({ key }) => key)).toEqual(sorted)
      expect((await store.list('lake', prefix)).map(({ key }) => key)).toEqual(sorted.filter((key) => key.startsWith(prefix)))
      for (const key of keys) await store.remove('lake', key)
      expect(await readdir(folder)).toEqual([])
      expect(await readdir(join(environment.root, 's3'))).toEqual(['lake'])
    }),
    { numRuns: 30 },
  )
})

test('a finished file is adopted, not copied', async () => {
  const { store } = await openStore()
  const file = join(await mkdtemp(join(tmpdir(), 'sluice-adopt-')), 'result.csv')
  await writeFile(file, 'a,b')
  expect(await store.adopt('lake', 'results/1.csv', file)).toMatchObject({ key: 'results/1.csv', size: 3 })
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a linked file is an object, a linked folder is not entered', async () => {
  const { store, folder, environment } = await openStore()
  await writeFile(join(environment.root, 'outside.txt'), 'out')
  await symlink(join(environment.root, 'outside.txt'), join(folder, 'in.txt'))
  await symlink(folder, join(folder, 'loop'))
  expect((await store.list('lake', '')).map(({ key }) => key)).toEqual(['in.txt'])
})

test('a missing bucket is NoSuchBucket and a name that is no bucket name never reaches the disk', async () => {
  const { store } = await openStore()
  await expect(store.list('elsewhere', '')).rejects.toMatchObject({ code: 'NoSuchBucket', httpStatus: 404 })
  await expect(store.write('elsewhere', 'k', '')).rejects.toMatchObject({ code: 'NoSuchBucket' })
  await expect(store.createBucket('..')).rejects.toMatchObject({ code: 'InvalidBucketName' })
  expect(() => store.pathOf('../lake', 'k')).toThrow('bucket is not valid')
})
