/**
 * What importing each Lambda bundle costs, in processor time, beside the floor of an empty module in the same run.
 * Run: `npm run bench:bundles`. The budget is 60 ms for a function without DuckDB.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { BUNDLE_SETTINGS } from '../../deploy/plugin/bundle-settings.ts'

const ROUNDS = 7
const BUDGET_MS = 60
const TASKS = fileURLToPath(new URL('../../tasks/', import.meta.url))

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function importTime(file: string): number {
  const script = `const began = process.cpuUsage(); require(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(began); console.log((user + system) / 1000)`
  const env = { ...process.env, AWS_REGION: 'us-east-1' }
  const times = Array.from({ length: ROUNDS }, () =>
    Number(execFileSync(process.execPath, ['--no-warnings', '--eval', script], { env, encoding: 'utf8' })),
  )
  return median(times)
}

const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
try {
  const names = readdirSync(TASKS).filter((name) => existsSync(join(TASKS, name, 'handler.ts')))
  const { exclude, ...settings } = BUNDLE_SETTINGS
  await build({
    ...settings,
    plugins: [...settings.plugins],
    mainFields: [...settings.mainFields],
    entryPoints: Object.fromEntries(names.map((name) => [name, join(TASKS, name, 'handler.ts')])),
    outdir: folder,
    external: [...exclude],
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
  })
  writeFileSync(join(folder, 'empty.js'), '')
  const floor = importTime(join(folder, 'empty.js'))
  console.log(`floor: an empty module, ${floor.toFixed(1)} ms (median of ${ROUNDS})`)
  for (const name of names) {
    const file = join(folder, `${name}.js`)
    const time = importTime(file)
    const verdict = time <= BUDGET_MS ? '' : `  over the budget of ${BUDGET_MS} ms`
    console.log(
      `${name.padEnd(20)} ${(statSync(file).size / 1000).toFixed(0).padStart(5)} KB ${time.toFixed(1).padStart(7)} ms  x ${(time / floor).toFixed(0)}${verdict}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
