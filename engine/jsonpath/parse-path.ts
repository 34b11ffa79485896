import { parseFilter } from './parse-filter.ts'
import { type Path, PathSyntaxError, type Segment, type Selector } from './path.ts'
import { Scanner } from './scanner.ts'

const parsed = new Map<string, Path>()
const MOST_CACHED = 5000

/**
 * Parses a path in the dialect of Step Functions: `$`, `$$` or `$variable`, then names, indexes, slices, wildcards,
 * filters and `..`.
 * @throws PathSyntaxError
 * @see https://states-language.net/spec.html#path
 */
export function parsePath(text: string): Path {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const scanner = new Scanner(text)
  const path = readPath(scanner)
  if (!scanner.atEnd()) throw scanner.unexpected()
  if (parsed.size >= MOST_CACHED) parsed.clear()
  parsed.set(text, path)
  return path
}

/** Reads a path at the scanner's place and leaves the rest, for a path inside a filter or an intrinsic. */
export function readPath(scanner: Scanner): Path {
  const start = scanner.position
  if (!scanner.take('$') && !scanner.take('@')) throw scanner.unexpected()
  const root = readRoot(scanner)
  const segments: Segment[] = []
  for (let segment = readSegment(scanner); segment !== undefined; segment = readSegment(scanner)) segments.push(segment)
  return { text: scanner.text.slice(start, scanner.position), root, segments, definite: segments.every(isDefinite) }
}

function readRoot(scanner: Scanner): Path['root'] {
  if (scanner.take('$')) return { kind: 'context' }
  const name = scanner.match(/[A-Za-z_][A-Za-z0-9_]*/y)
  return name === undefined ? { kind: 'document' } : { kind: 'variable', name }
}

function isDefinite(segment: Segment): boolean {
  if (segment.deep) return false
  if (segment.kind === 'name') return segment.names.length === 1
  return segment.kind === 'index' && segment.indexes.length === 1
}

function readSegment(scanner: Scanner): Segment | undefined {
  const deep = scanner.take('..')
  if (scanner.take('[')) return { deep, ...readBracket(scanner) }
  if (!deep && !scanner.take('.')) return undefined
  if (scanner.take('[')) return { deep, ...readBracket(scanner) }
  if (scanner.take('*')) return { deep, kind: 'wildcard' }
  const name = scanner.match(/[^.[\]()\s,'"!=<>&|?*@]+/y)
  if (name === undefined) throw scanner.unexpected()
  return { deep, kind: 'name', names: [name] }
}

function readBracket(scanner: Scanner): Selector {
  scanner.blanks()
  const selector = readBracketBody(scanner)
  scanner.blanks()
  scanner.expect(']')
  return selector
}

function readBracketBody(scanner: Scanner): Selector {
  if (scanner.take('*')) return { kind: 'wildcard' }
  if (scanner.take('?')) {
    scanner.blanks()
    scanner.expect('(')
    const test = parseFilter(scanner, readPath)
    scanner.blanks()
    scanner.expect(')')
    return { kind: 'filter', test }
  }
  if (scanner.peek("'") || scanner.peek('"')) return { kind: 'name', names: readList(scanner, () => scanner.quoted()) }
  return readNumbers(scanner)
}

function readNumbers(scanner: Scanner): Selector {
  const first = readInteger(scanner)
  if (scanner.take(':')) {
    const to = readInteger(scanner)
    const step = scanner.take(':') ? readInteger(scanner) : undefined
    return { kind: 'slice', from: first, to, step: step ?? 1 }
  }
  if (first === undefined) throw scanner.unexpected()
  const indexes = [first]
  scanner.blanks()
  while (scanner.take(',')) {
    scanner.blanks()
    const next = readInteger(scanner)
    if (next === undefined) throw scanner.unexpected()
    indexes.push(next)
    scanner.blanks()
  }
  return { kind: 'index', indexes }
}

function readInteger(scanner: Scanner): number | undefined {
  const digits = scanner.match(/-?\d+/y)
  return digits === undefined ? undefined : Number(digits)
}

function readList<T>(scanner: Scanner, read: () => T): T[] {
  const items = [read()]
  scanner.blanks()
  while (scanner.take(',')) {
    scanner.blanks()
    items.push(read())
    scanner.blanks()
  }
  return items
}

/** Whether a text is a path that could be read. */
export function isPath(text: string): boolean {
  try {
    parsePath(text)
    return true
  } catch (error) {
    if (error instanceof PathSyntaxError) return false
    throw error
  }
}
