import type { JsonValue } from '../../asl/json.ts'
import { readPath } from '../jsonpath/parse-path.ts'
import type { Path } from '../jsonpath/path.ts'
import { Scanner } from '../jsonpath/scanner.ts'

/** A parsed call. */
export interface IntrinsicCall {
  /** Without the leading `States.`. */
  readonly name: string
  readonly args: readonly IntrinsicArgument[]
}

/** An argument: a literal, a path, or another call. */
export type IntrinsicArgument =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: IntrinsicCall }

const parsed = new Map<string, IntrinsicCall>()
const MOST_CACHED = 5000

/** Parses a call; throws a PathSyntaxError for anything else. */
export function parseIntrinsic(text: string): IntrinsicCall {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const scanner = new Scanner(text)
  scanner.blanks()
  const call = readCall(scanner)
  scanner.blanks()
  if (!scanner.atEnd()) throw scanner.unexpected()
  if (parsed.size >= MOST_CACHED) parsed.clear()
  parsed.set(text, call)
  return call
}

function readCall(scanner: Scanner): IntrinsicCall {
  scanner.expect('States.')
  const name = scanner.match(/[A-Za-z0-9]+/y)
  if (name === undefined) throw scanner.unexpected()
  scanner.blanks()
  scanner.expect('(')
  const args: IntrinsicArgument[] = []
  scanner.blanks()
  while (!scanner.take(')')) {
    args.push(readArgument(scanner))
    scanner.blanks()
    if (!scanner.peek(')')) scanner.expect(',')
    scanner.blanks()
  }
  return { name, args }
}

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function readArgument(scanner: Scanner): IntrinsicArgument {
  if (scanner.peek('States.')) return { kind: 'call', call: readCall(scanner) }
  if (scanner.peek('$')) return { kind: 'path', path: readPath(scanner) }
  if (scanner.peek("'")) return { kind: 'literal', value: readText(scanner) }
  const text = scanner.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)
  if (text === undefined) throw scanner.unexpected()
  const word = words.get(text)
  return { kind: 'literal', value: word === undefined ? Number(text) : word }
}

/** Characters that a backslash makes ordinary; before any other character the backslash stays. */
const ESCAPABLE = new Set(["'", '{', '}', '\\'])

/** A text in single quotes. `\{` and `\}` keep their backslash, so that States.Format can tell them from `{}`. */
function readText(scanner: Scanner): string {
  scanner.expect("'")
  let text = ''
  for (; !scanner.atEnd(); scanner.position++) {
    const character = scanner.text.charAt(scanner.position)
    if (character === "'") {
      scanner.position++
      return text
    }
    if (character !== '\\') {
      text += character
      continue
    }
    const next = scanner.text[++scanner.position] ?? ''
    if (next === "'" || next === '\\') text += next
    else text += ESCAPABLE.has(next) ? `\\${next}` : (CONTROLS.get(next) ?? `\\${next}`)
  }
  throw scanner.unexpected()
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
])
