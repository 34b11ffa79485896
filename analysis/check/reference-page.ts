import { catalogue } from './catalogue.ts'
import type { Severity } from './diagnostic.ts'
import { exampleText } from './example-text.ts'
import type { Example, Rule } from './rule.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'AWS refuses the definition, or it cannot work whatever the input',
  warning: 'it is created, and will fail or cost later',
  info: 'it may fail, in a case that the message names',
}

/** The reference of all diagnostics, as Markdown. */
export function referencePage(): string {
  const rules = Object.values<Rule>(catalogue)
  const head = [
    '# Diagnostics of `check`',
    '',
    '<!-- Written by `npx tsx scripts/diagnostics-page.ts` from `analysis/check/catalogue.ts`; a test fails when it is stale. -->',
    '',
    'Each finding has a code, a severity, the JSON Pointer of its place, a message and a hint. Where AWS reports the same, the message',
    'has AWS’s own words, and the code of `ValidateStateMachineDefinition` stands beside ours.',
    '',
    ...Object.entries(SEVERITIES).map(([severity, meaning]) => `- **${severity}**: ${meaning}`),
    '',
    '| code | severity | finds | AWS |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      ({ code, severity, title, aws }) => `| [\`${code}\`](#${code}) | ${severity} | ${title} | ${aws === undefined ? '' : `\`${aws}\``} |`,
    ),
  ]
  return `${[...head, ...rules.flatMap(section)].join('\n')}\n`
}

function section({ code, title, why, severity, aws, bad, good }: Rule): readonly string[] {
  const report = aws === undefined ? '' : ` AWS: \`${aws}\`.`
  return ['', `## ${code}`, '', `**${severity}**: ${title}. ${why}${report}`, '', ...block('Bad', bad), '', ...block('Good', good)]
}

function block(name: string, { machine, type }: Example): readonly string[] {
  const kind = type === undefined ? '' : ` (${type})`
  return [`${name}${kind}:`, '', '```json', exampleText(machine), '```']
}
