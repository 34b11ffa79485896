import { literal, stringLiteral } from '../literal.ts'
import { Printer } from './print.ts'
import type { Program } from './program.ts'
import { INPUT } from './program.ts'
import { Reads } from './reads.ts'

const JSONPATH = '// A machine in JSONPath, as one is that names no language; steps by other verbs than `raw` will be in JSONata.'

/** A program as a module that exports its workflow. */
export function programSource(
  program: Program,
  { name, exported, from }: { readonly name: string; readonly exported: string; readonly from: string },
): string {
  const reads = new Reads(program)
  const printer = new Printer(reads)
  const { comment, timeout } = program
  const lines = printer.block(program.block, 2, true)
  const options = [
    `name: ${stringLiteral(name)}`,
    ...(comment === undefined ? [] : [`comment: ${stringLiteral(comment)}`]),
    `input: ${reads.inputSchema()}`,
    ...(program.machine === undefined ? [] : [`machine: ${literal(program.machine)}`]),
    ...(timeout === undefined ? [] : [`timeout: seconds(${timeout})`]),
  ]
  const note = program.machine === undefined || program.machine.QueryLanguage === 'JSONata' ? '' : `${JSONPATH}\n`
  if (timeout !== undefined) printer.imports.add('seconds')
  const flow = program.block.nodes.length > 0 ? 'flow' : '_flow'
  const parameters = reads.isRead(INPUT) ? `(${flow}, input)` : `(${flow === 'flow' ? flow : ''})`
  const line = `export const ${exported} = workflow({ ${options.join(', ')} }, ${parameters} => {`
  const begin =
    line.length <= 140
      ? line
      : `export const ${exported} = workflow({\n${options.map((option) => `  ${option},\n`).join('')}}, ${parameters} => {`
  const imports = [...printer.imports, 'workflow'].toSorted().join(', ')
  return `import { Type } from '@sinclair/typebox'
import { ${imports} } from ${stringLiteral(from)}

${note}${begin}
${lines.join('\n')}
})
`
}
