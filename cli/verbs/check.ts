import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { check as checkMachine, type Diagnostic } from '../../analysis/index.ts'
import { localDefinition } from '../../local/index.ts'
import type { PipelineSet } from '../pipelines.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice check [workflow | file.asl.json]... [--express] [--json]

Says what AWS would refuse in a state machine, and what would fail later. Default: all workflows.

  --express   checks them as Express state machines
  --json      prints { name: [diagnostic...] }

Exit codes: 0 no error (warnings are none), 1 an error, 2 bad input.`

/** `sluice check` */
export const check: Verb = {
  summary: 'say what AWS would refuse, before it does',
  usage,
  async run(words, console, pipelines) {
    const options = { json: { type: 'boolean', default: false }, express: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const names = positionals.length === 0 ? pipelines.startable.map(({ name }) => name) : positionals
    const machines = await Promise.all(names.map(async (name) => [name, await machineOf(name, pipelines)] as const))
    const type = values.express ? 'EXPRESS' : 'STANDARD'
    const found = machines.map(([name, machine]) => [name, checkMachine(machine, { type })] as const)
    if (values.json) console.out(JSON.stringify(Object.fromEntries(found), undefined, 2))
    else for (const [name, diagnostics] of found) for (const line of linesOf(name, diagnostics)) console.out(line)
    const hasError = found.some(([, diagnostics]) => diagnostics.some(({ severity }) => severity === 'error'))
    return hasError ? EXIT.failed : EXIT.done
  },
}

/** A file's text is checked as it stands: that it is no JSON is a finding too. */
async function machineOf(name: string, pipelines: PipelineSet): Promise<unknown> {
  if (!name.endsWith('.json')) return localDefinition(pipelines.startableOf(name).workflow)
  try {
    return await readFile(name, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${(error as Error).message}`, { cause: error })
  }
}

function linesOf(name: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  if (diagnostics.length === 0) return [`${name}: nothing found`]
  return diagnostics.map(
    ({ severity, code, path, message, hint }) =>
      `${name}: ${severity} ${code} at ${path === '' ? 'the whole' : path}\n  ${message}\n  ${hint}`,
  )
}
