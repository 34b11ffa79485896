import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from '../../analysis/index.ts'
import { type AslDocument, DefinitionError, fromAsl, type ImportedMachine, toTypeScript } from '../../asl/index.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice import file.asl.json [--name NAME] [--out file.ts]

Writes a state machine in Amazon States Language as TypeScript that synthesises to an equal machine: by the flow builder, with raw
states for those that no verb of it gives, else as a typed document. Prints it where no file is named.

  --name NAME   the workflow's name; default the file's, without its ending
  --out FILE    writes to FILE, which must not be there yet
  --force       overwrites FILE
  --unchecked   imports a definition that AWS would refuse, too`

const FLAG = { type: 'boolean', default: false } as const

const FORMS: Readonly<Record<ImportedMachine['form'], string>> = {
  built: 'by the flow builder',
  mixed: 'by the flow builder, with raw states',
  raw: 'as a raw document',
}

/** `sluice import` */
export const importMachine: Verb = {
  summary: 'write a state machine in ASL as TypeScript',
  usage,
  async run(words, console) {
    const options = { name: { type: 'string' }, out: { type: 'string' }, force: FLAG, unchecked: FLAG } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new UsageError('name one file: sluice import file.asl.json')
    const name = values.name ?? nameOf(file)
    const machine = machineIn(file, await textOf(file))
    if (!values.unchecked) refuseErrors(file, machine)
    const { source, form, reason } = toTypeScript(machine, { name })
    if (values.out === undefined) console.out(source.trimEnd())
    else {
      await write(values.out, source, values.force)
      console.out(`${values.out}: ${name}, ${FORMS[form]}${reason === undefined ? '' : ` (${reason})`}`)
    }
    return EXIT.done
  },
}

/** The machine in a file's text. Throws {@link UsageError} with the file's name. */
function machineIn(file: string, text: string): AslDocument {
  try {
    return fromAsl(text)
  } catch (error) {
    if (error instanceof DefinitionError) throw new UsageError(`${file}: ${error.message}`, { cause: error })
    throw error
  }
}

function refuseErrors(file: string, machine: AslDocument): void {
  const errors = check(machine).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const lines = errors.map(({ code, path, message, hint }) => `  ${path || '/'}: ${message} (${code}). ${hint}`)
  throw new UsageError([`${file}: AWS would refuse this definition; --unchecked imports it nevertheless`, ...lines].join('\n'))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`, { cause: error })
  }
}

async function write(file: string, source: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, source, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const said = isThere ? `${file} is there already; --force overwrites it` : `cannot write ${file}: ${(error as Error).message}`
    throw new UsageError(said, { cause: error })
  }
}

/** `lake/load_users.asl.json` -> `load_users`, in the letters that AWS takes. */
function nameOf(file: string): string {
  const name = basename(file)
    .replace(/(?:\.asl)?\.json$/, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80)
  return name === '' ? 'imported' : name
}
