import { fenced, head } from '../markdown.ts'
import { FAULT_GROUPS } from './catalogue.ts'
import type { DefinitionFault } from './definition-fault.ts'

/** The page of all definition errors, as Markdown. */
export function definitionErrorsPage(): string {
  const lines = [
    ...head('Definition errors', '`scripts/reference/definition-errors/`'),
    '',
    'A workflow that was written wrongly in a way that types cannot see is refused while it is built: a `DefinitionError` with a stable `code`, the `path` of',
    'the step (`<workflow> > <step>`), a message that says what was found, and a `hint` what to do. So is a pipeline, and rights that cannot be derived. What',
    'can be seen in the finished machine only, `check` finds: see [diagnostics](diagnostics.md).',
    '',
    ...FAULT_GROUPS.flatMap(({ title, faults }) => [
      `**${title}**`,
      '',
      '| code | is thrown for |',
      '| --- | --- |',
      ...faults.map((fault) => `| [\`${fault.code}\`](#${fault.code}) | ${fault.title} |`),
      '',
    ]),
    ...FAULT_GROUPS.flatMap(({ faults }) => faults.flatMap(section)).slice(1),
  ]
  return `${lines.join('\n')}\n`
}

function section({ code, title, why, bad, good }: DefinitionFault): readonly string[] {
  return ['', `## ${code}`, '', `${title}. ${why}`, '', 'Bad:', ...fenced('ts', bad), '', 'Good:', ...fenced('ts', good)]
}
