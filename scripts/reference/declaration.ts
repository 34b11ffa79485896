import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Docstring, readDocstrings } from './docstring.ts'
import { ROOT } from './names.ts'

/** The docstrings of a file, read once. */
export function docstringsOf(file: string): readonly Docstring[] {
  const known = READ.get(file)
  if (known !== undefined) return known
  const found = readDocstrings(file, readFileSync(join(ROOT, file), 'utf8'))
  READ.set(file, found)
  return found
}

const READ = new Map<string, readonly Docstring[]>()

/** The docstring of `file#name` or `file#Owner.name`. */
export function docstringOf(place: string): Docstring {
  const [file = '', path = ''] = place.split('#')
  const [owner, name] = path.includes('.') ? path.split('.') : [undefined, path]
  const found = docstringsOf(file).find((docstring) => docstring.name === name && docstring.owner === owner)
  if (found === undefined) throw new Error(`${place} has no docstring`)
  return found
}

/** The whole declaration of a type, with its comments, as the source has it. */
export function sourceOf(place: string): string {
  const [file = '', name = ''] = place.split('#')
  const source = readFileSync(join(ROOT, file), 'utf8')
  const start = source.search(new RegExp(`^export (?:interface|type) ${name}\\b`, 'm'))
  if (start === -1) throw new Error(`${place} is no exported type`)
  const rest = source.slice(start)
  // A block ends in the first column; an alias at an empty line.
  const end = /^export interface/.test(rest) ? rest.indexOf('\n}') + 2 : (/\n(?=\n|\/\*\*|$)/.exec(rest)?.index ?? rest.length)
  const comment = docstringOf(place).text.replace(/^(?=.)/gm, ' * ')
  return `/**\n${comment}\n */\n${rest.slice(0, end).trimEnd()}`
}
