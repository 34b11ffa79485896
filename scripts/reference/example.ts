import { Type } from '@sinclair/typebox'
import { transformSync } from 'esbuild'
import * as analysis from '../../analysis/index.ts'
import * as asl from '../../asl/index.ts'
import * as services from '../../services/index.ts'
import { fileExports, freeNames, publicNames } from './names.ts'
import * as flowWorld from './worlds/flow.ts'
import * as pipelineWorld from './worlds/pipeline.ts'

/** One example: its code, and where it stands. */
export interface Example {
  /** The file that it is about, from the root: its names come first. */
  readonly file: string
  readonly code: string
}

/** What examples take for granted, by where they stand. */
const WORLDS: Readonly<Record<string, string>> = {
  'services/resources/': 'pipeline',
  'local/': 'local',
  'quality/': 'quality',
  '': 'flow',
}
function worldOf(file: string): string {
  return WORLDS[Object.keys(WORLDS).find((prefix) => file.startsWith(prefix)) ?? ''] ?? 'flow'
}

/** Where other names come from, in this order. */
const PUBLIC = ['asl', 'services', 'analysis', 'workflows', 'quality', 'schemas', 'local', 'engine'].map(
  (folder) => [`${folder}/index.ts`, publicNames(folder)] as const,
)
const OUTSIDE: Readonly<Record<string, string>> = {
  Type: '@sinclair/typebox',
  randomUUID: 'node:crypto',
  readFile: 'node:fs/promises',
}

/** The names that a code does not declare itself, each with the file or package that exports it. */
export function importsOf({ file, code }: Example): ReadonlyMap<string, string> {
  const sources = [...[file, `scripts/reference/worlds/${worldOf(file)}.ts`].map((path) => [path, fileExports(path)] as const), ...PUBLIC]
  const found = freeNames(code).flatMap((name) => {
    const source = sources.find(([, names]) => names.includes(name))?.[0] ?? OUTSIDE[name]
    return source === undefined ? [] : [[name, source] as const]
  })
  return new Map(found)
}

/** Functions over references: their examples are values. */
const VALUES = /^asl\/(?:expression|functions)\/|^services\/sql-text/

/** How a code stands in a module: as a value that a workflow returns, as steps of one, or by itself. */
function kindOf({ file, code }: Example): 'module' | 'steps' | 'value' {
  if (VALUES.test(file)) return 'value'
  const free = freeNames(code)
  return free.includes('flow') || free.includes('input') || /^return /m.test(code) ? 'steps' : 'module'
}

/** The example as a TypeScript module of its own, for the type checker; `root` leads from there to the root. */
export function moduleOf(example: Example, root: string): string {
  const names = new Map([...importsOf(example), ...(kindOf(example) === 'module' ? [] : importsOf(AROUND))])
  const imports = [...names].map(([name, source]) => `import { ${name} } from '${source.endsWith('.ts') ? root + source : source}'`)
  return [...imports, wrapped(example), 'export {}', ''].join('\n')
}

/** The machine that an example makes; nothing where it makes none. */
export function machineOf(example: Example): unknown {
  const made = run(wrapped(example), worldOf(example.file))
  return isWorkflow(made) ? asl.compile(made) : undefined
}

/** What a code is worth. */
export function valueOfCode(code: string): unknown {
  return run(`return ${code}`, 'flow')
}

/** What an example that runs may name. */
const RUNNABLE: Readonly<Record<string, unknown>> = { ...analysis, ...services, ...asl, Type }
/** The worlds in which examples run; in the others they are compiled only. */
const RUNNING: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { flow: flowWorld, pipeline: pipelineWorld }

/** Runs a module's statements, and gives the workflow that its last declaration is. */
function run(code: string, world: string): unknown {
  const values = { ...RUNNABLE, ...RUNNING[world] }
  const names = freeNames(code).filter((name) => Object.hasOwn(values, name))
  const body = returning(code)
  const source = transformSync(`function run(${names}) {\n${body}\n}`, { loader: 'ts', target: 'es2023' }).code
  return new Function(`${source}; return run`)()(...names.map((name) => values[name]))
}

/** The code, which gives back the workflow that its last statement declares. */
function returning(code: string): string {
  const last = code.search(/^(?:[a-z]|export ).*(?:\n(?![a-z]).*)*$(?![\s\S])/m)
  return code.slice(0, last) + code.slice(last).replace(/^(?:export )?const \w+ = (?=workflow\()/, 'return ')
}

function isWorkflow(value: unknown): value is asl.Workflow {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'workflow'
}

/** What stands around a fragment. */
const AROUND: Example = { file: 'asl/flow/workflow.ts', code: 'workflow(Input)' }

function wrapped(example: Example): string {
  const { code } = example
  const kind = kindOf(example)
  if (kind === 'module') return code
  const body = kind === 'value' ? `  return { value: ${code} }` : code.replace(/^(?=.)/gm, '  ')
  return `export const example = workflow({ name: 'example', input: Input }, (flow, input) => {\n${body}\n})`
}
