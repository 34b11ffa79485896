import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-local-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sluice(...words: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const exit = await main(words, { out: (line) => out.push(line), note: (line) => notes.push(line) })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

test('an unknown pipeline and a port that is none exit 2', async () => {
  expect((await sluice('local', 'nothing', '--state', folder)).notes).toContain('there is no pipeline "nothing"')
  expect((await sluice('local', '--port', 'high', '--state', folder)).notes).toContain('--port takes a number from 0 to 65535')
})

test('it listens, starts what it is told, is asked by other commands meanwhile, and ends on an interrupt', async () => {
  const state = join(folder, 'state')
  const program = `import { main } from ${JSON.stringify(fileURLToPath(new URL('../../cli/main.ts', import.meta.url)))}; process.exitCode = await main(process.argv.slice(1))`
  const words = ['--import', 'tsx', '--input-type=module', '-e', program, '--', 'local', 'user-events', '--state', state, '--port', '0']
  const process = spawn('node', words, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const said = await new Promise<string>((resolve, reject) => {
      let text = ''
      process.stdout.on('data', (chunk: Buffer) => {
        text += chunk
        if (text.includes('pipelines:')) resolve(text)
      })
      process.on('exit', (code) => reject(new Error(`it ended with ${code}: ${text}`)))
    })
    expect(said).toMatch(/listens at http:\/\/127\.0\.0\.1:\d+/)
    // Nothing is in the source: the execution ends at once, and says so.
    await writeFile(join(folder, 'input.json'), '{}')
    const started = await sluice('start', 'user-events', '--wait', '--json', '--input', join(folder, 'input.json'), '--state', state)
    expect(started.exit).toBe(1)
    expect(JSON.parse(started.out).error).toBe('SourceEmpty')
    expect((await sluice('status', '--state', state)).out).toMatch(/^user-events +FAILED/)
    expect((await sluice('run', 'user-events', '--state', state)).exit).toBe(2)
  } finally {
    const ended = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGINT')
    expect(await ended).toBe(0)
  }
  expect(existsSync(join(state, 'endpoint.json'))).toBe(false)
}, 60_000)
