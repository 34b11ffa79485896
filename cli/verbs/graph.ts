import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { graphOf, toMermaid, toSvg } from '../../analysis/index.ts'
import { localDefinition } from '../../local/index.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice graph <workflow> [--format mermaid|svg] [--out FILE]

Draws the state machine of a workflow: Mermaid (default) or SVG, to FILE or to standard output.`

/** `sluice graph` */
export const graph: Verb = {
  summary: 'draw a workflow as Mermaid or SVG',
  usage,
  async run(words, console, pipelines) {
    const options = { format: { type: 'string', default: 'mermaid' }, out: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    if (values.format !== 'mermaid' && values.format !== 'svg') {
      throw new UsageError(`there is no format ${JSON.stringify(values.format)}: mermaid or svg`)
    }
    const drawn = graphOf(localDefinition(pipelines.startableOf(positionals[0]).workflow))
    const picture = values.format === 'svg' ? await toSvg(drawn) : toMermaid(drawn)
    if (values.out === undefined) console.out(picture.trimEnd())
    else await writeFile(values.out, `${picture.trimEnd()}\n`)
    return EXIT.done
  },
}
