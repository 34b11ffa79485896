import { readPath } from './path-text.ts'
import { isTooDeep, Scanner } from './scanner.ts'

/** What a rule needs to know of an intrinsic function call. */
export interface IntrinsicText {
  /** The outermost function, without `States.`. */
  readonly name: string
  readonly variables: readonly string[]
}

/**
 * All intrinsic functions, with the fewest and the most arguments that each takes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
const FUNCTIONS: ReadonlyMap<string, readonly [fewest: number, most: number]> = new Map([
  ['Array', [0, Number.POSITIVE_INFINITY]],
  ['ArrayContains', [2, 2]],
  ['ArrayGetItem', [2, 2]],
  ['ArrayLength', [1, 1]],
  ['ArrayPartition', [2, 2]],
  ['ArrayRange', [3, 3]],
  ['ArrayUnique', [1, 1]],
  ['Base64Decode', [1, 1]],
  ['Base64Encode', [1, 1]],
  ['Format', [1, Number.POSITIVE_INFINITY]],
  ['Hash', [2, 2]],
  ['JsonMerge', [3, 3]],
  ['JsonToString', [1, 1]],
  ['MathAdd', [2, 2]],
  ['MathRandom', [2, 3]],
  ['StringSplit', [2, 2]],
  ['StringToJson', [1, 1]],
  ['UUID', [0, 0]],
])

/** Reads a text as a call; undefined where it is none that AWS knows. Blanks may follow, but not lead. */
export function readIntrinsicText(text: string): IntrinsicText | undefined {
  if (isTooDeep(text)) return undefined
  const scanner = new Scanner(text)
  const variables: string[] = []
  const name = readCall(scanner, variables)
  scanner.blanks()
  return name !== undefined && scanner.isAtEnd ? { name, variables } : undefined
}

function readCall(scanner: Scanner, variables: string[]): string | undefined {
  if (!scanner.take('States.')) return undefined
  const name = scanner.match(/[A-Za-z0-9]+/y)
  const arity = FUNCTIONS.get(name ?? '')
  if (name === undefined || arity === undefined) return undefined
  const count = readArguments(scanner, variables)
  return count !== undefined && count >= arity[0] && count <= arity[1] ? name : undefined
}

function readArguments(scanner: Scanner, variables: string[]): number | undefined {
  if (!scanner.take('(')) return undefined
  scanner.blanks()
  if (scanner.take(')')) return 0
  let count = 0
  do {
    scanner.blanks()
    if (!readArgument(scanner, variables)) return undefined
    count++
    scanner.blanks()
  } while (scanner.take(','))
  return scanner.take(')') ? count : undefined
}

/** A text in single quotes: a backslash stands only before a quote, a brace or another backslash. */
const LITERAL = /'(?:\\['{}\\]|[^'\\])*'|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y

function readArgument(scanner: Scanner, variables: string[]): boolean {
  if (scanner.peek('States.')) return readCall(scanner, variables) !== undefined
  if (!scanner.peek('$')) return scanner.match(LITERAL) !== undefined
  const path = readPath(scanner)
  variables.push(...(path?.variables ?? []))
  return path !== undefined
}
