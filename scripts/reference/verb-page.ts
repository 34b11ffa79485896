import { docstringOf, sourceOf } from './declaration.ts'
import { examples, fenced, head, prose } from './markdown.ts'
import type { Page } from './pages.ts'

/** One page of the reference, as Markdown. `codes` are those of the catalogue of definition errors. */
export function verbPage({ title, about, types = [] }: Page, codes: readonly string[]): string {
  const docstrings = about.map((place) => docstringOf(place))
  const files = [...new Set(docstrings.map(({ file }) => `\`${file}\``))].join(', ')
  const sections = docstrings.flatMap((docstring) => [
    ...(docstrings.length > 1 ? ['', `## ${docstring.name}`] : []),
    ...prose(docstring.text, codes),
    ...fenced('ts', docstring.signatures.join('\n')),
    ...(docstring.examples.length > 0 ? ['', docstrings.length > 1 ? '### Example' : '## Example'] : []),
    ...examples(docstring),
  ])
  const shown = types.length === 0 ? [] : ['', '## Types', ...types.flatMap((place) => fenced('ts', sourceOf(place)))]
  return `${[...head(title, files), ...sections, ...shown].join('\n')}\n`
}
