import { conditionError } from './condition-error.ts'

export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'text' | 'number' | 'symbol' | 'end'
  readonly value: string
  /** Offset in the source. */
  readonly at: number
}

const SYMBOLS = ['==', '!=', '<>', '<=', '>=', '&&', '||', '<', '>', '=', '&', '|', '~', '!', '(', ')', '[', ']', ',', '.']
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy

/** Cuts a condition into words. Throws `invalid-row-condition` for a character that means nothing in one. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++
    if (at >= source.length) return [...tokens, { kind: 'end', value: '', at }]
    const { token, end } = read(source, at)
    tokens.push(token)
    at = end
  }
}

function read(source: string, at: number): { token: Token; end: number } {
  const first = source[at] as string
  if (first === '"' || first === "'" || first === '`') {
    const { value, end } = quoted(source, at)
    return { token: { kind: first === '`' ? 'quoted-name' : 'text', value, at }, end }
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
  ] as const) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) return { token: { kind, value: match[0], at }, end: at + match[0].length }
  }
  const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at))
  if (symbol === undefined) throw conditionError(source, at, `unexpected ${JSON.stringify(first)}`)
  return { token: { kind: 'symbol', value: symbol, at }, end: at + symbol.length }
}

/** A text or name in quotes; a backslash takes the next character as it is. */
function quoted(source: string, at: number): { value: string; end: number } {
  const mark = source[at]
  let value = ''
  for (let index = at + 1; index < source.length; index++) {
    const character = source[index] as string
    if (character === mark) return { value, end: index + 1 }
    if (character === '\\') index++
    value += source[index] ?? ''
  }
  throw conditionError(source, at, `unclosed ${mark}`)
}
