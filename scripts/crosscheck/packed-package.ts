import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../crosscheck.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const EVENTS = 'event_id,user_id,event_type,event_time\ne1,u1,view,2025-01-01 10:00:00\ne2,,view,2025-01-01 10:00:00\n'

/** What a user gets: the tarball alone, in a folder of its own. */
export async function packedPackage(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-packed-'))
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' }),
    )
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "version": "1.0.0", "type": "module" }')
    run('npm', 'install', '--no-audit', '--no-fund', '--omit=dev', join(folder, packed.filename))
    const exported = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).exports).filter(
      (name) => !name.endsWith('.json'),
    )
    const imports = exported.map((name) => `await import(${JSON.stringify(`sluice${name.slice(1)}`)})`).join('\n')
    run('node', '--input-type=module', '-e', imports)
    writeFileSync(join(folder, 'events.csv'), EVENTS)
    const result = JSON.parse(run('npx', 'sluice', 'run', 'user-events', '--data', 'events/source=events.csv', '--json', '--quiet'))
    const { source, clean, quarantined } = result.output.rows
    return source === 2 && clean === 1 && quarantined === 1 ? { kind: 'passed' } : { kind: 'failed', why: JSON.stringify(result) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
