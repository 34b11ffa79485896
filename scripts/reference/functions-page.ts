import { docstringsOf } from './declaration.ts'
import type { Docstring } from './docstring.ts'
import { machineOf } from './example.ts'
import { fenced, head, prose } from './markdown.ts'
import { FUNCTION_FILES } from './pages.ts'

/** The functions of a file that a user may call. */
export function functionsOf(file: string): readonly Docstring[] {
  return docstringsOf(file).filter(({ isExported, signatures: [signature = ''] }) => isExported && signature.startsWith('export function'))
}

/** The page of all functions over references, with the JSONata that each becomes. */
export function functionsPage(codes: readonly string[]): string {
  const intro = [
    'Functions over references: they are called while the workflow is built, and compile to JSONata that is evaluated when it runs. What a function gives',
    'is an expression, or a reference whose members can be read. All of JSONata is here but `$eval`, which AWS refuses, with the functions that AWS adds.',
  ]
  const groups = Object.entries(FUNCTION_FILES).flatMap(([title, file]) => [
    '',
    `## ${title}`,
    ...functionsOf(file).flatMap((docstring) => section(docstring, codes)),
  ])
  const from = 'the docstrings of `asl/expression/` and `asl/functions/`'
  return `${[...head('Functions', from), '', ...intro, ...groups].join('\n')}\n`
}

function section({ file, name, text, signatures, examples }: Docstring, codes: readonly string[]): readonly string[] {
  const shown = examples.flatMap((code) => [...fenced('ts', code), '', `becomes \`${jsonataOf(file, code)}\``])
  return ['', `### ${name}`, ...prose(text, codes), ...fenced('ts', signatures.join('\n')), ...shown]
}

/** The expression alone, of the machine whose one state gives it. */
function jsonataOf(file: string, code: string): string {
  const machine = JSON.stringify(machineOf({ file, code }))
  const output: unknown = JSON.parse(machine).States.Done.Output
  return String(output)
    .replace(/^\{% \{ "value": /, '')
    .replace(/ \} %\}$/, '')
}
