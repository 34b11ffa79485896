import { literal, stringLiteral, WIDTH } from '../literal.ts'
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
  const line = `{ ${options.join(', ')} }`
  const isShort = line.length + exported.length < WIDTH - 50 && !line.includes('\n')
  const given = isShort ? line : `{\n${options.map((option) => `  ${option},\n`).join('')}}`
  const names = [...printer.imports, 'workflow'].toSorted()
  const imports = names.join(', ').length < WIDTH - 30 ? ` ${names.join(', ')} ` : `\n${names.map((used) => `  ${used},\n`).join('')}`
  return `import { Type } from '@sinclair/typebox'
import {${imports}} from ${stringLiteral(from)}

${note}export const ${exported} = workflow(${given}, ${parameters} => {
${lines.join('\n')}
})
`
}
