import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { BUNDLE_SETTINGS } from '../../deploy/plugin/bundle-settings.ts'

const TASKS = new URL('../../tasks/', import.meta.url)
const BUDGET_BYTES = 400_000

let folder: string
let names: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-bundle-'))
  const tasks = await readdir(TASKS, { withFileTypes: true })
  const handlers = tasks.map(({ name }) => [name, fileURLToPath(new URL(`${name}/handler.ts`, TASKS))] as const)
  const there = await Promise.all(handlers.map(async ([, file]) => (await stat(file).catch(() => undefined)) !== undefined))
  const found = handlers.filter((_, index) => there[index])
  names = found.map(([name]) => name)
  // As serverless-esbuild does it: what is excluded is external, and everything is CommonJS.
  const { exclude, ...settings } = BUNDLE_SETTINGS
  await build({
    ...settings,
    plugins: [...settings.plugins],
    mainFields: [...settings.mainFields],
    entryPoints: Object.fromEntries(found),
    outdir: folder,
    external: [...exclude],
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
  })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)(process.execPath, ['--no-warnings', '--eval', script], { cwd: folder, env: { AWS_REGION: 'us-east-1', ...env } })

test('every function without DuckDB is at most 400 KB', async () => {
  expect(names.length).toBeGreaterThan(1)
  for (const name of names) {
    const { size } = await stat(join(folder, `${name}.js`))
    expect([name, size <= BUDGET_BYTES]).toEqual([name, true])
  }
})

test('a bundle calls AWS with the credentials of its environment alone', async () => {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(String(request.url))
    response.writeHead(200, { 'content-type': 'application/xml' }).end('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    const script = `require('./inspect-csv.js').handler({ bucket: 'lake', prefix: 'source/', largestBytes: 10 }).then((found) => console.log(JSON.stringify(found)))`
    const { stdout } = await run(script, {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    })
    expect(JSON.parse(stdout)).toEqual({ objects: 0, bytes: 0, newest: '1970-01-01T00:00:00.000Z' })
    expect(paths).toEqual([expect.stringContaining('list-type=2')])
  } finally {
    server.close()
  }
}, 120_000)
