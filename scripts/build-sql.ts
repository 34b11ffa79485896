/** Turns `sql/<dataset>/<statement>.sql` into the typed module `sql/generated/statements.ts`. Run: `npm run build:sql` */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const SQL = new URL('../sql/', import.meta.url)
const TARGET = new URL('generated/statements.ts', SQL)

/** Strings, quoted names and comments are passed over; `::` is no parameter. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|::|:([a-z][a-zA-Z0-9]*)/g

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function parse(text: string): { readonly pieces: readonly string[]; readonly slots: readonly string[] } {
  const pieces: string[] = []
  const slots: string[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match[1] === undefined) continue
    pieces.push(text.slice(from, match.index))
    slots.push(match[1])
    from = match.index + match[0].length
  }
  return { pieces: [...pieces, text.slice(from)], slots }
}

/** A statement without its comments, which Athena need not store with every query. */
function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .trim()
}

/** The module's source. */
export function renderStatements(): string {
  const datasets = readdirSync(SQL, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map((entry) => entry.name)
    .sort()
  const parts = datasets.map((dataset) => {
    const files = readdirSync(new URL(`${dataset}/`, SQL)).filter((file) => file.endsWith('.sql'))
    const members = files.sort().map((file) => {
      const { pieces, slots } = parse(withoutComments(readFileSync(new URL(`${dataset}/${file}`, SQL), 'utf8')))
      const parameters = [...new Set(slots)].sort().map((slot) => `'${slot}'`)
      const type = parameters.length === 0 ? 'never' : parameters.join(' | ')
      const name = file.replace(/\.sql$/, '')
      const value = { name: `${dataset}/${name}`, pieces, slots }
      return `  ${camelCase(name)}: ${JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ')} as Statement<${type}>,`
    })
    return `export const ${camelCase(dataset)} = {\n${members.join('\n')}\n}\n`
  })
  return `// Made by \`npm run build:sql\` from the .sql files beside it: edit those.\nimport type { Statement } from '../statement.ts'\n\n${parts.join('\n')}`
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(TARGET, renderStatements())
