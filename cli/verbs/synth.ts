import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localDefinition } from '../../local/index.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice synth [workflow...] --out DIR [--json]

Writes the state machine of each workflow (default: of all) as DIR/<workflow>.asl.json.
The same workflows give the same bytes.`

/** `sluice synth` */
export const synth: Verb = {
  summary: 'write the state machines as ASL',
  usage,
  async run(words, console, pipelines) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    if (values.out === undefined) throw new UsageError('say where to write: --out DIR')
    const named = positionals.length === 0 ? pipelines.startable : positionals.map(pipelines.startableOf)
    const machines = named.map(({ name, workflow }) => [name, localDefinition(workflow)] as const)
    await mkdir(values.out, { recursive: true })
    const files: Record<string, string> = {}
    for (const [name, machine] of machines) {
      const file = join(values.out, `${name}.asl.json`)
      await writeFile(file, `${JSON.stringify(machine, undefined, 2)}\n`)
      files[name] = file
    }
    if (values.json) console.out(JSON.stringify(files, undefined, 2))
    else for (const file of Object.values(files)) console.out(file)
    return EXIT.done
  },
}
