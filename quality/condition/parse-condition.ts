import type { Scalar } from '../dialect/literal.ts'
import type { Comparison, Condition, Operand } from './condition.ts'
import { conditionError } from './condition-error.ts'
import { type Token, tokenize } from './tokenize.ts'

const OPERATORS: Readonly<Record<string, Comparison>> = {
  '==': '=',
  '=': '=',
  '!=': '<>',
  '<>': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const METHODS: Readonly<Record<string, { kind: 'null' | 'in'; negated: boolean }>> = {
  notnull: { kind: 'null', negated: true },
  notna: { kind: 'null', negated: true },
  is_not_null: { kind: 'null', negated: true },
  isnull: { kind: 'null', negated: false },
  isna: { kind: 'null', negated: false },
  is_null: { kind: 'null', negated: false },
  isin: { kind: 'in', negated: false },
  is_in: { kind: 'in', negated: false },
  is_not_in: { kind: 'in', negated: true },
}

/**
 * Reads a row condition: comparisons of columns with values or columns, null tests, lists, joined by and, or, not and parentheses, in the
 * words of Great Expectations (`col("x") > 5 & col("y").notNull()`), pandas (`x > 5 and y in [1, 2]`) or SQL (`x > 5 AND y IS NOT NULL`).
 * Nothing else gets through, so a condition can never carry SQL of its own. Throws `invalid-row-condition`.
 * https://docs.greatexpectations.io/docs/core/customize_expectations/expectation_conditions/
 */
export function parseCondition(source: string): Condition {
  const reader = new Reader(source)
  const condition = reader.or()
  reader.end()
  return condition
}

class Reader {
  readonly #source: string
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokenize(source)
  }

  or(): Condition {
    return this.#joined('or', ['|', '||', 'or'], () => this.#and())
  }

  end(): void {
    if (this.#token.kind !== 'end') throw this.#unexpected()
  }

  #and(): Condition {
    return this.#joined('and', ['&', '&&', 'and'], () => this.#not())
  }

  #joined(kind: 'and' | 'or', words: readonly string[], read: () => Condition): Condition {
    const conditions = [read()]
    while (this.#accept(...words)) conditions.push(read())
    return conditions.length === 1 ? (conditions[0] as Condition) : { kind, conditions }
  }

  #not(): Condition {
    if (this.#accept('~', '!', 'not')) return { kind: 'not', condition: this.#not() }
    if (!this.#accept('(')) return this.#predicate()
    const condition = this.or()
    this.#expect(')')
    return condition
  }

  #predicate(): Condition {
    const left = this.#operand()
    if (left.kind === 'column') {
      if (this.#accept('.')) return this.#method(left.name)
      if (this.#accept('is')) return this.#isNull(left.name)
      const negated = this.#accept('not')
      if (this.#accept('in')) return { kind: 'in', column: left.name, values: this.#list(), negated }
      if (negated) throw this.#unexpected()
    }
    const compared = [this.#comparison(left)]
    // `1 < x < 5`
    while (this.#operator() !== undefined) compared.push(this.#comparison(compared.at(-1)?.right as Operand))
    const conditions = compared.map(({ condition }) => condition)
    return conditions.length === 1 ? (conditions[0] as Condition) : { kind: 'and', conditions }
  }

  #comparison(left: Operand): { condition: Condition; right: Operand } {
    const operator = this.#operator()
    const { at } = this.#token
    if (operator === undefined) throw this.#unexpected()
    this.#index++
    if (this.#accept('none', 'null')) {
      if (left.kind !== 'column' || (operator !== '=' && operator !== '<>'))
        throw conditionError(this.#source, at, 'null is only compared for equality')
      return { condition: { kind: 'null', column: left.name, negated: operator === '<>' }, right: left }
    }
    const right = this.#operand()
    if (left.kind === 'value' && right.kind === 'value') throw conditionError(this.#source, at, 'a comparison of two values')
    return { condition: { kind: 'comparison', operator, left, right }, right }
  }

  #method(column: string): Condition {
    const { value, at } = this.#token
    const method = METHODS[value.toLowerCase()]
    if (method === undefined) throw conditionError(this.#source, at, `unknown method ${JSON.stringify(value)}`)
    this.#index++
    this.#expect('(')
    const values = method.kind === 'in' ? this.#list() : []
    this.#expect(')')
    return method.kind === 'in'
      ? { kind: 'in', column, values, negated: method.negated }
      : { kind: 'null', column, negated: method.negated }
  }

  #isNull(column: string): Condition {
    const negated = this.#accept('not')
    if (!this.#accept('null', 'none')) throw this.#unexpected()
    return { kind: 'null', column, negated }
  }

  #list(): readonly Scalar[] {
    const close = this.#accept('[') ? ']' : ')'
    if (close === ')') this.#expect('(')
    const values: Scalar[] = []
    while (!this.#accept(close)) {
      if (values.length > 0) this.#expect(',')
      const { at } = this.#token
      const operand = this.#operand()
      if (operand.kind === 'column') throw conditionError(this.#source, at, 'a list holds values only; a column')
      values.push(operand.value)
    }
    return values
  }

  #operand(): Operand {
    const { kind, value } = this.#token
    if (kind === 'end' || kind === 'symbol') throw this.#unexpected()
    this.#index++
    if (kind === 'number') return { kind: 'value', value: Number(value) }
    if (kind === 'text') return { kind: 'value', value }
    const word = value.toLowerCase()
    if (kind === 'name' && (word === 'true' || word === 'false')) return { kind: 'value', value: word === 'true' }
    if (kind === 'name' && ['col', 'date', 'datetime', 'timestamp'].includes(word) && this.#accept('(')) {
      const { kind: inner, value: named } = this.#token
      if (inner !== 'text') throw this.#unexpected()
      this.#index++
      this.#expect(')')
      return word === 'col' ? { kind: 'column', name: named } : { kind: 'value', value: named }
    }
    return { kind: 'column', name: value }
  }

  get #token(): Token {
    return this.#tokens[this.#index] as Token
  }

  #operator(): Comparison | undefined {
    return this.#token.kind === 'symbol' ? OPERATORS[this.#token.value] : undefined
  }

  #accept(...words: readonly string[]): boolean {
    const { kind, value } = this.#token
    if ((kind !== 'name' && kind !== 'symbol') || !words.includes(value.toLowerCase())) return false
    this.#index++
    return true
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw this.#unexpected()
  }

  #unexpected() {
    const { kind, value, at } = this.#token
    return conditionError(this.#source, at, kind === 'end' ? 'unexpected end' : `unexpected ${JSON.stringify(value)}`)
  }
}
