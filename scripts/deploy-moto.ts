/**
 * Deploys the root service to a simulated account with the real framework: deploy, deploy again, info, remove.
 * Needs Python's moto (`pip install 'moto[server]'`); says so and ends well where it is absent. Run: `npm run deploy:moto`
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadPipelines } from '../deploy/plugin/load-pipelines.ts'
import { copyService } from '../test/deploy/packaged-service.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const OSLS = join(ROOT, 'node_modules/osls/bin/serverless.js')
const START_ATTEMPTS = 60
const START_PAUSE_MS = 500

if (isInstalled()) await deployOnce()
else console.log('deploy:moto skipped: moto_server is not installed (pip install "moto[server]")')

function isInstalled(): boolean {
  try {
    execFileSync('moto_server', ['--help'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function deployOnce(): Promise<void> {
  const port = await freePort()
  const account = await accountBefore(`http://127.0.0.1:${port}`)
  const { url } = account
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const service = await copyService()
  // Nothing of this machine's account; the SDK reads the endpoint for every service from here.
  const env = {
    PATH: process.env.PATH,
    HOME: service.folder,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    SLS_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
  const osls = async (...words: readonly string[]): Promise<string> => {
    const began = performance.now()
    const { stdout } = await promisify(execFile)(process.execPath, [OSLS, ...words], { cwd: service.folder, env })
    console.log(`ok  osls ${words.join(' ')}  ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return stdout
  }
  try {
    await answers(url)
    const parameters = ['--param', 'removal=delete', '--param', 'schedules=true']
    await osls('deploy', ...parameters)
    const pipelines = await loadPipelines(service.folder, 'workflows/index.ts')
    const machines = pipelines.flatMap(({ workflow }) => (workflow === undefined ? [] : [`sluice-dev-${workflow.name}`]))
    await expectMachines(url, env, machines)
    console.log(`ok  ${pipelines.length} pipelines, ${machines.length} state machines`)
    await osls('deploy', '--force', ...parameters)
    if (!account.serdes.includes('OpenCSVSerDe')) throw new Error('no classifier was given its serde')
    // moto forgets a stack's outputs when it updates it, so `info` cannot say them here.
    const info = await osls('info', '--verbose')
    if (!info.includes('stack: sluice-dev')) throw new Error(`info does not find the stack:\n${info}`)
    await osls('remove', ...parameters)
    await expectMachines(url, env, [])
    console.log('deploy:moto passed')
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    console.error(stdout + stderr)
    throw error
  } finally {
    account.close()
    await ended(server)
    await service.remove()
  }
}

interface Account {
  readonly url: string
  /** The serdes that classifiers were given. */
  readonly serdes: readonly string[]
  close(): void
}

/** moto has no `UpdateClassifier`: this call is answered here, all others by moto. */
async function accountBefore(moto: string): Promise<Account> {
  const serdes: string[] = []
  const server = createHttpServer(async (request, response) => {
    if (request.headers['x-amz-target'] !== 'AWSGlue.UpdateClassifier') {
      const passed = httpRequest(moto + request.url, { method: request.method ?? 'GET', headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      })
      passed.once('error', () => response.destroy())
      request.pipe(passed)
      return
    }
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'))
    serdes.push(body.CsvClassifier.Serde)
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    serdes,
    close: () => void server.close(),
  }
}

async function expectMachines(url: string, env: Readonly<Record<string, string | undefined>>, names: readonly string[]): Promise<void> {
  const { SFNClient, ListStateMachinesCommand } = await import('@aws-sdk/client-sfn')
  const credentials = { accessKeyId: String(env.AWS_ACCESS_KEY_ID), secretAccessKey: String(env.AWS_SECRET_ACCESS_KEY) }
  const client = new SFNClient({ endpoint: url, region: 'us-east-1', credentials })
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}))
  const found = stateMachines.map(({ name }) => String(name)).toSorted()
  client.destroy()
  const missing = names.filter((name) => !found.includes(name))
  if (missing.length > 0 || (names.length === 0 && found.length > 0))
    throw new Error(`the account has the machines ${found.join(', ') || 'none'}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (
      await fetch(`${url}/moto-api/`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS))
  }
  throw new Error(`moto_server did not answer at ${url}`)
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    if (!server.kill()) resolve()
  })
}
