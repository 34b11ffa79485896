import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docstringOf } from './declaration.ts'
import { fenced, head } from './markdown.ts'
import { ROOT } from './names.ts'
import { VERB_PAGES } from './pages.ts'

/** The list of all pages, with what their examples take for granted. */
export function indexPage(): string {
  const rows = VERB_PAGES.map(({ name, title, about: [first = ''] }) => {
    const sentence = /^[\s\S]*?\.(?=\s|$)/.exec(docstringOf(first).text)?.[0] ?? ''
    return `| [${title}](${name}.md) | ${sentence.replaceAll('\n', ' ').replaceAll('|', '\\|')} |`
  })
  return `${[
    ...head('Reference', 'the docstrings'),
    '',
    '| page | is about |',
    '| --- | --- |',
    ...rows,
    '| [Services](services.md) | What a task can call: optimised integrations, and every operation of the SDK |',
    '| [Functions](functions.md) | Operators and functions over references, with the JSONata that each becomes |',
    '| [Definition errors](definition-errors.md) | What is refused while a workflow is built, each with a bad and a good example |',
    '| [Diagnostics](diagnostics.md) | What `check` finds in a machine, each with a bad and a good example |',
    '',
    '## In the examples',
    '',
    'Every example is compiled by a test, and its machine is the one that the compiler makes today. A fragment stands in a workflow that gives it `flow` and',
    '`input`; names that it does not declare come from `sluice`, `sluice/services` or this file:',
    ...fenced('ts', worldOf('flow')),
    '',
    'Examples of pipelines and their rights take this for granted:',
    ...fenced('ts', worldOf('pipeline')),
  ].join('\n')}\n`
}

/** What examples take for granted, as a user would import it. */
function worldOf(name: string): string {
  const source = readFileSync(join(ROOT, `scripts/reference/worlds/${name}.ts`), 'utf8')
  return source
    .trimEnd()
    .replace('../../../asl/index.ts', 'sluice')
    .replace('../../../services/index.ts', 'sluice/services')
    .replace('../../../tasks/inspect-csv/contract.ts', './tasks/inspect-csv/contract.ts')
}
