import { exampleText } from '../../analysis/check/example-text.ts'
import type { Docstring } from './docstring.ts'
import { machineOf } from './example.ts'
import { VERB_PAGES } from './pages.ts'

/** A block of code. */
export function fenced(language: string, code: string): readonly string[] {
  return ['', `\`\`\`${language}`, code, '```']
}

/** The head of a page that is made and never edited. */
export function head(title: string, from: string): readonly string[] {
  return [`# ${title}`, '', `<!-- Written by \`npm run docs:reference\` from ${from}; a test fails when it is stale. -->`]
}

/** The text of a docstring as Markdown: links to verbs, to codes of errors and to pages of the web. */
export function prose(text: string, codes: readonly string[]): readonly string[] {
  const linked = text
    .replace(/\{@link (?:Flow\.)?(\w+)\}/g, (_, name: string) => linkTo(name))
    .replace(/`([a-z]+(?:-[a-z]+)+)`/g, (code, name: string) => (codes.includes(name) ? `[${code}](definition-errors.md#${name})` : code))
    .replace(/(?<![(<])https:\/\/[^\s)]+/g, (url) => `<${url}>`)
  return ['', linked]
}

function linkTo(name: string): string {
  const page = VERB_PAGES.find(({ about }) => about.some((place) => place.endsWith(`.${name}`) || place.endsWith(`#${name}`)))
  if (page === undefined) return `\`${name}\``
  return page.about.length === 1 ? `[${page.title}](${page.name}.md)` : `[\`${name}\`](${page.name}.md#${name.toLowerCase()})`
}

/** The examples of a docstring, each with the machine that it makes. */
export function examples({ file, examples: codes }: Docstring): readonly string[] {
  return codes.flatMap((code) => {
    const machine = machineOf({ file, code })
    const made = machine === undefined ? [] : ['', 'makes', ...fenced('json', exampleText(machine, Number.POSITIVE_INFINITY))]
    return [...fenced('ts', code), ...made]
  })
}
