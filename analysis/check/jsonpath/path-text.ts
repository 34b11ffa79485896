import { readFilter } from './filter-text.ts'
import { isTooDeep, Scanner } from './scanner.ts'

/** What a rule needs to know of a path. */
export interface PathText {
  /** Where it begins: `$`, `$$`, or the name of a variable. */
  readonly root: 'document' | 'context' | { readonly variable: string }
  /** Whether it names one node: names and single indexes only. https://states-language.net/spec.html#ref-paths */
  readonly isReference: boolean
  /** All variables it reads, in filters too. */
  readonly variables: readonly string[]
}

/** Reads a whole text as a path in the dialect of Step Functions; undefined where it is none. */
export function readPathText(text: string): PathText | undefined {
  if (isTooDeep(text)) return undefined
  const scanner = new Scanner(text)
  const path = readPath(scanner)
  return path !== undefined && scanner.isAtEnd ? path : undefined
}

/** Reads a path at the scanner's place and leaves the rest. */
export function readPath(scanner: Scanner): PathText | undefined {
  if (!scanner.take('$') && !scanner.take('@')) return undefined
  const root = readRoot(scanner)
  const variables: string[] = typeof root === 'object' ? [root.variable] : []
  let isReference = true
  for (;;) {
    const segment = readSegment(scanner, variables)
    if (segment === 'none') return { root, isReference, variables }
    if (segment === 'wrong') return undefined
    if (segment === 'many') isReference = false
  }
}

function readRoot(scanner: Scanner): PathText['root'] {
  if (scanner.take('$')) return 'context'
  const variable = scanner.match(/[\p{L}_][\p{L}\p{N}_]*/uy)
  return variable === undefined ? 'document' : { variable }
}

type Segment = 'one' | 'many' | 'none' | 'wrong'

/** Letters of a name after a dot: all that has no meaning of its own in a path. */
const NAME = /[^.[\]()\s,'"!=<>&|?*@$]+/y

function readSegment(scanner: Scanner, variables: string[]): Segment {
  const isDeep = scanner.take('..')
  if (!isDeep && !scanner.peek('[') && !scanner.take('.')) return 'none'
  if (scanner.take('[')) return isDeep ? deep(readBracket(scanner, variables)) : readBracket(scanner, variables)
  if (scanner.take('*')) return 'many'
  if (scanner.match(NAME) === undefined) return 'wrong'
  if (!scanner.take('(')) return isDeep ? 'many' : 'one'
  return scanner.take(')') ? 'many' : 'wrong'
}

function deep(segment: Segment): Segment {
  return segment === 'one' ? 'many' : segment
}

function readBracket(scanner: Scanner, variables: string[]): Segment {
  scanner.blanks()
  const segment = readBracketBody(scanner, variables)
  scanner.blanks()
  return scanner.take(']') ? segment : 'wrong'
}

function readBracketBody(scanner: Scanner, variables: string[]): Segment {
  if (scanner.take('*')) return 'many'
  if (scanner.take('?')) return readFilter(scanner, readPath, variables) ? 'many' : 'wrong'
  const names = readList(scanner, /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/y)
  if (names > 0) return names === 1 ? 'one' : 'many'
  if (scanner.match(/-?\d*:-?\d*(?::-?\d+)?/y) !== undefined) return 'many'
  const indexes = readList(scanner, /-?\d+/y)
  return indexes === 0 ? 'wrong' : indexes === 1 ? 'one' : 'many'
}

function readList(scanner: Scanner, item: RegExp): number {
  let count = 0
  do {
    scanner.blanks()
    if (scanner.match(item) === undefined) return count
    count++
    scanner.blanks()
  } while (scanner.take(','))
  return count
}
