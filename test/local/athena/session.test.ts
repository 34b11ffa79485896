import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Database, database, type Session } from '../../../local/services/athena/duckdb/session.ts'

let root: string
let opened: Database
let session: Session
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sluice-duckdb-'))
  await writeFile(join(root, 'inside.txt'), 'in')
  opened = database({ folders: [root], temporaryFolder: join(root, 'spill') })
  session = await opened.session()
})
afterAll(async () => {
  session.close()
  opened.close()
  await rm(root, { recursive: true, force: true })
})

test('SQL reads and writes below the given folder and nowhere else', async () => {
  expect(await session.rows(`SELECT content FROM read_text('${root}/inside.txt')`)).toEqual([['in']])
  await expect(session.run("SELECT * FROM read_text('/etc/hosts')")).rejects.toThrow(/Permission Error|disabled/)
  await expect(session.run(`SELECT * FROM read_text('${root}/../../etc/hosts')`)).rejects.toThrow(/Permission Error|disabled/)
  await expect(session.run(`COPY (SELECT 1) TO '${root}-beside.csv'`)).rejects.toThrow(/Permission Error|disabled/)
  await expect(session.run("ATTACH '/tmp/other.db'")).rejects.toThrow(/Permission Error|disabled/)
})

test('the settings cannot be changed by a query', async () => {
  await expect(session.run('SET enable_external_access = true')).rejects.toThrow(/locked|Cannot/)
  await expect(session.run("SET allowed_directories = ['/']")).rejects.toThrow(/locked|Cannot/)
})

test('temporary tables of one session are unknown to another', async () => {
  await session.run('CREATE TEMP TABLE mine AS SELECT 1')
  const other = await opened.session()
  await expect(other.run('SELECT * FROM mine')).rejects.toThrow(/does not exist/)
  other.close()
})
