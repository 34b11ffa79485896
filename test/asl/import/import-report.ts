import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { compileBuilt } from '../../../asl/compile/compile-built.ts'
import { type BuiltWorkflow, isRawWorkflow, toTypeScript, type Workflow } from '../../../asl/index.ts'
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
  /** How many were written with the flow builder's verbs alone. */
  readonly built: number
  /** How many were written with the flow builder, raw states among them. */
  readonly mixed: number
  /** The same, of the machines in JSONata alone. */
  readonly inJsonata: { readonly total: number; readonly built: number; readonly mixed: number; readonly raw: number }
  /** Why those written as documents were. */
  readonly rawBecause: Readonly<Record<string, number>>
  /** Those that are refused at their import, as a recorded verdict says that they are no good definitions; they are not in the total. */
  readonly refused: readonly ImportFailure[]
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
  const refused: ImportFailure[] = []
  const written = machines.flatMap(({ name, definition, isRefused = false }, index) => {
    try {
      const imported = toTypeScript(definition, { name: `machine-${index}`, from: '../sluice.ts' })
      return [{ ...imported, name, definition, file: `machine-${index}.ts` }]
    } catch (error) {
      const to = isRefused ? refused : failures
      to.push({ name, reason: `not imported: ${(error as Error).message}` })
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
  const count = (wanted: string, among = written) => among.filter(({ form }) => form === wanted).length
  const jsonata = written.filter(({ definition }) => definition.QueryLanguage === 'JSONata')
  const untyped = written.filter(({ source }) => source.includes('= fromAsl(')).length
  const total = machines.length - refused.length
  return {
    total,
    passed: total - failures.length,
    built: count('built'),
    mixed: count('mixed'),
    raw: count('raw'),
    inJsonata: {
      total: jsonata.length,
      built: count('built', jsonata),
      mixed: count('mixed', jsonata),
      raw: count('raw', jsonata),
    },
    rawBecause: counted(written.flatMap(({ reason }) => (reason === undefined ? [] : [kindOf(reason)]))),
    untyped,
    refused,
    failures,
  }
}

/** A reason without the names in it. */
function kindOf(reason: string): string {
  return reason.replace(/^machine-\d+(?: > [^:]*)?: /, '').replace(/the state [^,]+,/, 'a state')
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
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
  const made: unknown = JSON.parse(JSON.stringify(definitionOf(workflow)))
  return isDeepStrictEqual(made, definition) ? undefined : `it gives ${JSON.stringify(made).slice(0, 500)}`
}

/** Not by the `compile` of the tests, which takes good machines only: recorded ones may be bad. */
function definitionOf(workflow: Workflow) {
  return isRawWorkflow(workflow) ? workflow.definition : compileBuilt(workflow as BuiltWorkflow) // Nothing else makes one.
}
