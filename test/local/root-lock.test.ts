import { execFileSync, spawn } from 'node:child_process'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { lockRoot } from '../../local/root-lock.ts'
import { emptyEnvironment } from './environment.ts'

const lockFile = (root: string) => join(root, 'lock.json')
const leave = (root: string, holder: object | string) =>
  writeFile(lockFile(root), typeof holder === 'string' ? holder : JSON.stringify(holder))

test('a state folder is one process’s until it is released', async () => {
  const { root } = await emptyEnvironment()
  const lock = await lockRoot(root)
  expect(JSON.parse(await readFile(lockFile(root), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  await expect(lockRoot(root)).rejects.toMatchObject({ name: 'StateFolderInUse', code: 'state-folder-in-use' })
  await lock.release()
  await expect(stat(lockFile(root))).rejects.toMatchObject({ code: 'ENOENT' })
  await (await lockRoot(root)).release()
})

test('who holds the folder is said', async () => {
  const { root } = await emptyEnvironment()
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'])
  try {
    await leave(root, { pid: other.pid, host: hostname(), command: 'sluice local' })
    await expect(lockRoot(root)).rejects.toThrow(`in use by process ${other.pid} on ${hostname()} (sluice local)`)
  } finally {
    other.kill()
  }
})

test('the lock of a process that has ended, or one that cannot be read, is taken over', async () => {
  const { root } = await emptyEnvironment()
  const ended = Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString())
  for (const leftover of [
    { pid: ended, host: hostname(), command: 'x' },
    { pid: process.pid, host: hostname(), command: 'x' },
    '{"pid":',
  ]) {
    await leave(root, leftover)
    await (await lockRoot(root)).release()
  }
})

test('of many that find the same leftover one gets the folder', async () => {
  const { root } = await emptyEnvironment()
  await mkdir(root, { recursive: true })
  await leave(root, 'nonsense')
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockRoot(root)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
