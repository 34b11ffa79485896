import { parseErrorAt } from './sql-error.ts'

/**
 * One token. `value` is what it means: a word in lower case, a quoted identifier or string without its quotes.
 * Kinds: `word` (bare identifier or keyword), `quoted` ("x" or `x`), `string`, `binary` (X'..'), `number`, `symbol`, `parameter` (?), `end`.
 */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'binary' | 'number' | 'symbol' | 'parameter' | 'end'
  readonly text: string
  readonly value: string
  readonly at: number
  readonly end: number
}

/** DDL is Hive's: strings know backslash escapes and may stand in double quotes, identifiers in backquotes. DML is Trino's. */
export type Dialect = 'trino' | 'hive'

const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_@$\u0080-\uffff]*/y
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const SPACE = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y
const SYMBOLS = ['->', '=>', '<>', '!=', '<=', '>=', '||']
const HIVE_ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', '0': '\0', Z: '\u001a' }

/** Cuts a statement into tokens, the last of which is `end`. Throws a parse error for an unterminated string. */
export function tokenize(source: string, dialect: Dialect = 'trino'): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at = skip(SPACE, source, at)
    const token = nextToken(source, at, dialect)
    tokens.push(token)
    if (token.kind === 'end') return tokens
    at = token.end
  }
}

/** The first words of a statement, lower-cased, whatever its dialect. */
export function firstWords(source: string, count: number): readonly string[] {
  const words: string[] = []
  let at = skip(SPACE, source, 0)
  while (words.length < count) {
    const end = skip(WORD, source, at)
    if (end === at) break
    words.push(source.slice(at, end).toLowerCase())
    at = skip(SPACE, source, end)
  }
  return words
}

function skip(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}

function nextToken(source: string, at: number, dialect: Dialect): Token {
  const make = (kind: Token['kind'], end: number, value = source.slice(at, end)): Token => ({
    kind,
    text: source.slice(at, end),
    value,
    at,
    end,
  })
  if (at >= source.length) return { ...make('end', at), text: '<EOF>' }
  const first = source[at] as string
  if (first === "'" || first === '"' || first === '`') {
    const { value, end } = dialect === 'hive' && first !== '`' ? hiveString(source, at) : quoted(source, at)
    if (first === '`' && dialect === 'trino')
      throw parseErrorAt(source, at, 'backquoted identifiers are not supported; use double quotes to quote identifiers')
    return make(first === "'" ? 'string' : 'quoted', end, value)
  }
  if ((first === 'x' || first === 'X') && source[at + 1] === "'") {
    const { value, end } = quoted(source, at + 1)
    return make('binary', end, value.replaceAll(/\s/g, ''))
  }
  const word = skip(WORD, source, at)
  if (word > at) return make('word', word, source.slice(at, word).toLowerCase())
  const number = skip(NUMBER, source, at)
  if (number > at) return make('number', number)
  if (first === '?') return make('parameter', at + 1)
  const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at))
  return make('symbol', at + (symbol ?? first).length)
}

function quoted(source: string, at: number): { value: string; end: number } {
  const quote = source[at] as string
  let close = source.indexOf(quote, at + 1)
  while (close >= 0 && source[close + 1] === quote) close = source.indexOf(quote, close + 2)
  if (close < 0) throw parseErrorAt(source, at, `mismatched input '${quote}'. Unterminated ${quote === "'" ? 'string' : 'identifier'}`)
  return { value: source.slice(at + 1, close).replaceAll(quote + quote, quote), end: close + 1 }
}

function hiveString(source: string, at: number): { value: string; end: number } {
  const quote = source[at] as string
  let value = ''
  for (let index = at + 1; index < source.length; index++) {
    const character = source[index] as string
    if (character === quote) return { value, end: index + 1 }
    if (character !== '\\') {
      value += character
      continue
    }
    index++
    const unicode = /^u([0-9A-Fa-f]{4})/.exec(source.slice(index, index + 5))
    const octal = /^[0-3][0-7]{2}/.exec(source.slice(index, index + 3))
    if (unicode !== null) {
      value += String.fromCharCode(Number.parseInt(unicode[1] as string, 16))
      index += 4
    } else if (octal !== null) {
      value += String.fromCharCode(Number.parseInt(octal[0], 8))
      index += 2
    } else {
      const escaped = source[index] ?? ''
      value += HIVE_ESCAPES[escaped] ?? escaped
    }
  }
  throw parseErrorAt(source, at, `mismatched input '${quote}'. Unterminated string`)
}
