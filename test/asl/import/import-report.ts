import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { compile, toTypeScript, type Workflow } from '../../../asl/index.ts'
import type { RecordedMachine } from './recorded-machines.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A definition whose code does not compile, or does not give the definition back. */
export interface ImportFailure {
  readonly name: string
  readonly reason: string
}

/** How many definitions came back from the code that was written for them. */
export interface ImportReport {
  readonly total: number
  readonly passed: number
  /** How many were written as documents. */
  readonly raw: number
  /** How many of these the document types did not take. */
  readonly untyped: number
  /** How many were written with the flow builder. */
  readonly built: number
  readonly failures: readonly ImportFailure[]
}

/** Imports every machine, type-checks all the code in one run, synthesises it, and compares. */
export async function importReport(machines: readonly RecordedMachine[]): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-import-'))
  try {
    return await reportIn(folder, machines)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function reportIn(folder: string, machines: readonly RecordedMachine[]): Promise<ImportReport> {
  const failures: ImportFailure[] = []
  const written = machines.flatMap(({ name, definition }, index) => {
    try {
      const imported = toTypeScript(definition, { name: `machine-${index}`, from: '../sluice.ts' })
      return [{ ...imported, name, definition, file: `machine-${index}.ts` }]
    } catch (error) {
      failures.push({ name, reason: `not imported: ${(error as Error).message}` })
      return []
    }
  })
  prepare(folder)
  for (const { file, source } of written) writeFileSync(join(folder, 'machines', file), source)
  const complaints = await typeCheck(folder)
  for (const { name, definition, file, exported } of written) {
    const complaint = complaints.get(file)
    const reason = complaint ?? (await difference(join(folder, 'machines', file), exported, definition))
    if (reason !== undefined) failures.push({ name, reason })
  }
  const built = written.filter(({ form }) => form === 'built').length
  const untyped = written.filter(({ source }) => source.includes('= fromAsl(')).length
  return { total: machines.length, passed: machines.length - failures.length, raw: written.length - built, untyped, built, failures }
}

/** A folder that stands to the project's sources as a project of their own would. */
function prepare(folder: string): void {
  mkdirSync(join(folder, 'machines'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'sluice.ts'), `export * from ${JSON.stringify(relative(realpathSync(folder), join(ROOT, 'index.ts')))}\n`)
  const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions: { types: ['node'] }, include: ['machines/*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
}

/** What the type checker says first of each file. */
async function typeCheck(folder: string): Promise<ReadonlyMap<string, string>> {
  const compiler = join(ROOT, 'node_modules/.bin/tsc')
  const said = await new Promise<string>((resolve, reject) => {
    execFile(compiler, ['-p', folder, '--noEmit', '--pretty', 'false'], { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      // A number is an exit code; anything else says that the checker did not run.
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve(stdout + stderr)
    })
  })
  const complaints = new Map<string, string>()
  for (const line of said.split('\n')) {
    const [, file, complaint] = /^(?:.*\/)?(machine-\d+\.ts)\(.*?\): (.*)$/.exec(line) ?? []
    if (file !== undefined && complaint !== undefined && !complaints.has(file)) complaints.set(file, complaint)
  }
  if (complaints.size === 0 && /error TS/.test(said)) throw new Error(`the generated code was not checked: ${said.slice(0, 1000)}`)
  return complaints
}

async function difference(file: string, exported: string, definition: object): Promise<string | undefined> {
  const module: Record<string, Workflow> = await import(pathToFileURL(file).href)
  const workflow = module[exported]
  if (workflow === undefined) return `there is no export ${exported}`
  const made: unknown = JSON.parse(JSON.stringify(compile(workflow)))
  return isDeepStrictEqual(made, definition) ? undefined : `it gives ${JSON.stringify(made).slice(0, 500)}`
}
