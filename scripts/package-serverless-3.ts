/**
 * Packages the root service with the Serverless Framework 3, which it installs into a temporary folder, and checks the template.
 * Says so and ends well where the package registry cannot be reached. Run: `npm run package:serverless-3`
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { copyService } from '../test/deploy/packaged-service.ts'
import { refusedIn } from '../test/deploy/template-findings.ts'

const VERSION = '3.40.0'
const run = promisify(execFile)

const folder = await mkdtemp(join(tmpdir(), 'sluice-serverless-3-'))
try {
  if (await install()) await packageService()
  else console.log(`package:serverless-3 skipped: serverless@${VERSION} cannot be installed here`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function install(): Promise<boolean> {
  try {
    await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `serverless@${VERSION}`])
    return true
  } catch {
    return false
  }
}

async function packageService(): Promise<void> {
  const service = await copyService()
  try {
    const env = { PATH: process.env.PATH, HOME: service.folder, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', NO_COLOR: '1' }
    const serverless = join(folder, 'node_modules/serverless/bin/serverless.js')
    await run(process.execPath, [serverless, 'package'], { cwd: service.folder, env })
    const template = JSON.parse(await readFile(join(service.folder, '.serverless/cloudformation-template-update-stack.json'), 'utf8'))
    const refused = await refusedIn(template)
    if (refused.length > 0) throw new Error(`the template is refused:\n${refused.join('\n')}`)
    console.log(`package:serverless-3 passed: ${Object.keys(template.Resources).length} resources`)
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    console.error(stdout + stderr)
    throw error
  } finally {
    await service.remove()
  }
}
