import type { JsonValue } from '../../asl/json.ts'
import type { FilterExpression, FilterOperand } from './filter.ts'
import type { Path } from './path.ts'
import type { Scanner } from './scanner.ts'

/** Reads a path inside a filter. */
type ReadPath = (scanner: Scanner) => Path

/** Reads a filter's condition and leaves its closing bracket. */
export function parseFilter(scanner: Scanner, readPath: ReadPath): FilterExpression {
  return readChain(scanner, '||', 'any', () => readChain(scanner, '&&', 'all', () => readTerm(scanner, readPath)))
}

function readChain(scanner: Scanner, operator: string, kind: 'any' | 'all', read: () => FilterExpression): FilterExpression {
  const parts = [read()]
  scanner.blanks()
  while (scanner.take(operator)) {
    parts.push(read())
    scanner.blanks()
  }
  return parts.length === 1 ? (parts[0] as FilterExpression) : { kind, parts }
}

function readTerm(scanner: Scanner, readPath: ReadPath): FilterExpression {
  scanner.blanks()
  if (scanner.peek('!') && !scanner.peek('!=')) {
    scanner.take('!')
    return { kind: 'not', part: readTerm(scanner, readPath) }
  }
  if (scanner.take('(')) {
    const inner = parseFilter(scanner, readPath)
    scanner.blanks()
    scanner.expect(')')
    return inner
  }
  const left = readOperand(scanner, readPath)
  scanner.blanks()
  const operator = scanner.match(/==|!=|<=|>=|=~|<|>|(?:in|nin|contains|size|empty)\b/y)
  if (operator === undefined) return { kind: 'exists', operand: left }
  scanner.blanks()
  return { kind: 'compare', operator, left, right: readOperand(scanner, readPath) }
}

function readOperand(scanner: Scanner, readPath: ReadPath): FilterOperand {
  if (scanner.peek('@')) return { kind: 'item', path: readPath(scanner) }
  if (scanner.peek('$')) return { kind: 'path', path: readPath(scanner) }
  if (scanner.peek('/')) return { kind: 'pattern', pattern: readPattern(scanner) }
  return { kind: 'literal', value: readLiteral(scanner) }
}

function readPattern(scanner: Scanner): RegExp {
  const source = scanner.match(/\/(?:\\.|[^/\\])+\/i?/y)
  if (source === undefined) throw scanner.unexpected()
  const end = source.lastIndexOf('/')
  return new RegExp(`^(?:${source.slice(1, end)})$`, source.slice(end + 1))
}

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function readLiteral(scanner: Scanner): JsonValue {
  if (scanner.peek("'") || scanner.peek('"')) return scanner.quoted()
  if (scanner.take('[')) return readArray(scanner)
  const text = scanner.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)
  if (text === undefined) throw scanner.unexpected()
  const word = words.get(text)
  return word === undefined ? Number(text) : word
}

function readArray(scanner: Scanner): JsonValue[] {
  const items: JsonValue[] = []
  scanner.blanks()
  while (!scanner.take(']')) {
    items.push(readLiteral(scanner))
    scanner.blanks()
    scanner.take(',')
    scanner.blanks()
  }
  return items
}
