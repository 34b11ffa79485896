import type { Expression } from './expression.ts'
import type { Query } from './query.ts'
import { type ParseError, parseErrorAt } from './sql-error.ts'
import { type Dialect, type Token, tokenize } from './tokenize.ts'

/** Words that cannot be a bare identifier (Trino's reserved words). https://trino.io/docs/current/language/reserved.html */
const RESERVED = new Set(
  `alter and as between by case cast constraint create cross current_date current_time current_timestamp current_user deallocate delete
   describe distinct drop else end escape except execute exists extract false for from full group grouping having in inner insert intersect
   into is join left like localtime localtimestamp natural normalize not null on or order outer prepare recursive right rollup select skip
   table then true uescape union unnest using values when where with`.split(/\s+/),
)

/** The rules that refer to one another all over the grammar; a cursor carries them so that the files need not import in circles. */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Expression
  /** Arithmetic without comparisons. */
  readonly value: (cursor: Cursor) => Expression
  readonly query: (cursor: Cursor) => Query
}

/** Walks over the tokens of one statement. */
export class Cursor {
  readonly source: string
  readonly #grammar: Grammar
  readonly #tokens: readonly Token[]
  #index = 0
  /** Number of `?` seen so far. */
  parameters = 0

  constructor(source: string, grammar: Grammar, dialect: Dialect = 'trino') {
    this.source = source
    this.#grammar = grammar
    this.#tokens = tokenize(source, dialect)
  }

  expression(): Expression {
    return this.#grammar.expression(this)
  }

  value(): Expression {
    return this.#grammar.value(this)
  }

  query(): Query {
    return this.#grammar.query(this)
  }

  get token(): Token {
    return this.#tokens[this.#index] as Token
  }

  peek(ahead = 1): Token {
    return this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)] as Token
  }

  next(): Token {
    const token = this.token
    if (token.kind !== 'end') this.#index++
    return token
  }

  /** A place to come back to by {@link Cursor.rewind}. */
  mark(): number {
    return this.#index
  }

  rewind(mark: number): void {
    this.#index = mark
  }

  /** Whether these words or symbols stand here, one after the other. */
  is(...expected: readonly string[]): boolean {
    return expected.every((text, ahead) => {
      const token = this.peek(ahead)
      return (token.kind === 'word' || token.kind === 'symbol') && token.value === text
    })
  }

  isAny(...expected: readonly string[]): boolean {
    return expected.some((text) => this.is(text))
  }

  /** Takes these words or symbols when they stand here. */
  accept(...expected: readonly string[]): boolean {
    if (!this.is(...expected)) return false
    this.#index += expected.length
    return true
  }

  expect(...expected: readonly string[]): Token {
    const first = this.token
    for (const text of expected) {
      if (!this.accept(text)) throw this.mismatch(`'${text.toUpperCase()}'`)
    }
    return first
  }

  mismatch(...expecting: readonly string[]): ParseError {
    const what = expecting.length === 0 ? '' : `. Expecting: ${expecting.join(', ')}`
    return parseErrorAt(this.source, this.token.at, `mismatched input '${this.token.text}'${what}`)
  }

  isIdentifier(): boolean {
    const { kind, value } = this.token
    return kind === 'quoted' || (kind === 'word' && !RESERVED.has(value))
  }

  /** An identifier as it was written; Athena compares identifiers without regard to case, quoted ones too. */
  identifier(): Token {
    if (!this.isIdentifier()) throw this.mismatch('<identifier>')
    return this.next()
  }

  string(): string {
    if (this.token.kind !== 'string') throw this.mismatch('<string>')
    return this.next().value
  }

  integer(): number {
    if (this.token.kind !== 'number' || !/^\d+$/.test(this.token.text)) throw this.mismatch('<integer>')
    return Number(this.next().text)
  }

  /** `one` items between commas. */
  list<T>(one: () => T): T[] {
    const items = [one()]
    while (this.accept(',')) items.push(one())
    return items
  }

  /** `( one, one )` */
  parenthesized<T>(one: () => T): T[] {
    this.expect('(')
    const items = this.list(one)
    this.expect(')')
    return items
  }

  /** The end of the statement, after an optional semicolon. */
  end(): void {
    if (this.accept(';') && this.token.kind !== 'end')
      throw parseErrorAt(this.source, this.token.at, `Only one sql statement is allowed. Got: ${this.source.slice(0, 200)}`)
    if (this.token.kind !== 'end') throw this.mismatch('<EOF>')
  }
}

/** The name that an identifier token stands for, as it was written. */
export function nameOf(token: Token): string {
  return token.kind === 'quoted' ? token.value : token.text
}
