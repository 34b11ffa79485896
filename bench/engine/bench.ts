import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildSync } from 'esbuild'
import { jsonPathMachines } from './machines.ts'
import { measureMemory } from './memory.ts'
import { type BenchRow, resultsPage } from './results-page.ts'
import { measureWorkflow } from './workflow-worst-case.ts'

/**
 * Compares the engine with `aws-local-stepfunctions` 3 and writes RESULTS.md beside this file. The peer and the Node 22 that it
 * needs are installed into a temporary folder. Usage: npm run bench:engine [-- --samples 5] [--peer <folder with node_modules>]
 */
/** The package with the binary for this machine: the package `node` fetches it by a script, which npm may refuse to run. */
const NODE_22 = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

const { values } = parseArgs({ options: { samples: { type: 'string', default: '5' }, peer: { type: 'string' } } })
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  const peer = values.peer ?? folder
  if (values.peer === undefined) install(folder)
  const node22 = join(peer, 'node_modules', NODE_22, 'bin/node')
  const ours = bundle('run-ours.ts')
  const theirs = bundle('run-peer.ts')
  const module = pathToFileURL(join(peer, 'node_modules/aws-local-stepfunctions/build/main.node.esm.js')).href
  const run = (node: string, ...words: string[]) => JSON.parse(execFileSync(node, words, { encoding: 'utf8' })) as number[]
  const rows: BenchRow[] = []
  for (const [index, machine] of jsonPathMachines.entries()) {
    const place = String(index)
    const row: BenchRow = {
      machine,
      peer: median(run(node22, theirs, place, values.samples, module)),
      ours: median(run(node22, ours, 'JSONPath', place, values.samples)),
      oursHere: median(run(process.execPath, ours, 'JSONPath', place, values.samples)),
      jsonata: median(run(node22, ours, 'JSONata', place, values.samples)),
      jsonataHere: median(run(process.execPath, ours, 'JSONata', place, values.samples)),
    }
    rows.push(row)
    process.stdout.write(`${machine.name}: ${(row.peer / row.ours).toFixed(1)}x, JSONata ${(row.peer / row.jsonata).toFixed(1)}x\n`)
  }
  const page = resultsPage({
    rows,
    memory: await measureMemory(1_000_000),
    workflow: await measureWorkflow(),
    samples: Number(values.samples),
    node: { here: process.version, peer: execFileSync(node22, ['--version'], { encoding: 'utf8' }).trim() },
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)} at the end`,
  })
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), page)
  process.stdout.write(page)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function install(into: string): void {
  writeFileSync(join(into, 'package.json'), '{"private":true}')
  const packages = ['aws-local-stepfunctions@3', `${NODE_22}@22`]
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--engine-strict=false', ...packages], { cwd: into, stdio: 'inherit' })
}

function bundle(name: string): string {
  const outfile = join(folder, name.replace('.ts', '.mjs'))
  buildSync({ entryPoints: [join(import.meta.dirname, name)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  return outfile
}

function median(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN
}
