import { argumentOf, datetime, type ExpressionValue, sum, timedelta } from './expression-value.ts'
import { type ExpressionToken, tokenizeExpression } from './tokenize-expression.ts'

/** What an expression may name. */
export interface ExpressionNames {
  readonly parameters: Readonly<Record<string, unknown>>
  /** The moment of the check, ISO 8601; absent where the caller gave none. */
  readonly now: string | undefined
}

const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  trunc: Math.trunc,
  round: Math.round,
  exp: Math.exp,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sgn: Math.sign,
}
const CONSTANTS: Readonly<Record<string, number>> = { PI: Math.PI, E: Math.E }

/**
 * Computes a parameter expression: arithmetic over numbers and named parameters, `now()`, `datetime(2024, 1, 31)`, `timedelta(days=1)`.
 * Gives what an argument takes: moments in ISO 8601, UTC. Throws an Error that says what it stumbled over.
 * https://docs.greatexpectations.io/docs/0.18/oss/guides/expectations/advanced/how_to_create_expectations_that_span_multiple_batches_using_evaluation_parameters/
 */
export function evaluateExpression(source: string, names: ExpressionNames): unknown {
  const tokens = tokenizeExpression(source)
  if (tokens === undefined) throw new Error('holds a character that means nothing in an expression')
  const evaluator = new Evaluator(tokens, names)
  const value = evaluator.sum()
  evaluator.end()
  return argumentOf(value)
}

class Evaluator {
  readonly #tokens: readonly ExpressionToken[]
  readonly #names: ExpressionNames
  #index = 0

  constructor(tokens: readonly ExpressionToken[], names: ExpressionNames) {
    this.#tokens = tokens
    this.#names = names
  }

  sum(): ExpressionValue {
    let left = this.#product()
    for (;;) {
      const sign = this.#accept('+') ? 1 : this.#accept('-') ? -1 : undefined
      if (sign === undefined) return left
      left = sum(left, this.#product(), sign) ?? fail(`cannot ${sign === 1 ? 'add' : 'subtract'} these`)
    }
  }

  end(): void {
    if (this.#token.kind !== 'end') fail(`unexpected ${this.#token.value}`)
  }

  #product(): ExpressionValue {
    let left = this.#power()
    for (;;) {
      const operator = this.#accept('*') ? '*' : this.#accept('/') ? '/' : undefined
      if (operator === undefined) return left
      const right = this.#power()
      const [a, b] = operator === '*' && right.kind === 'span' ? [right, left] : [left, right]
      const factor = number(b)
      if (a.kind === 'moment') fail('cannot multiply a moment')
      left =
        a.kind === 'span'
          ? { kind: 'span', micros: operator === '*' ? a.micros * factor : a.micros / factor }
          : plain(operator === '*' ? number(a) * factor : number(a) / factor)
    }
  }

  #power(): ExpressionValue {
    if (this.#accept('-')) return this.#negated()
    const base = this.#primary()
    return this.#accept('^') || this.#accept('**') ? plain(number(base) ** number(this.#power())) : base
  }

  #negated(): ExpressionValue {
    const value = this.#power()
    return value.kind === 'span' ? { kind: 'span', micros: -value.micros } : plain(-number(value))
  }

  #primary(): ExpressionValue {
    const { kind, value } = this.#token
    if (this.#accept('(')) {
      const inner = this.sum()
      this.#expect(')')
      return inner
    }
    if (kind === 'end' || kind === 'symbol') fail(kind === 'end' ? 'ends too early' : `unexpected ${value}`)
    this.#index++
    if (kind === 'number') return plain(Number(value))
    if (kind === 'text') return plain(value)
    return this.#accept('(') ? this.#call(value) : this.#named(value)
  }

  #named(name: string): ExpressionValue {
    if (Object.hasOwn(this.#names.parameters, name)) return plain(this.#names.parameters[name])
    const constant = CONSTANTS[name]
    return constant === undefined ? fail(`names the parameter ${name}, which has no value`) : plain(constant)
  }

  #call(name: string): ExpressionValue {
    const positional: number[] = []
    const named: Record<string, number> = {}
    while (!this.#accept(')')) {
      if (positional.length + Object.keys(named).length > 0) this.#expect(',')
      const { kind, value } = this.#token
      if (kind === 'name' && this.#tokens[this.#index + 1]?.value === '=') {
        this.#index += 2
        named[value] = number(this.sum())
      } else positional.push(number(this.sum()))
    }
    if (name === 'now') return moment(this.#names.now)
    if (name === 'datetime' || name === 'date') return datetime(positional)
    if (name === 'timedelta') return timedelta(positional, named) ?? fail('has a timedelta with an unknown unit')
    const compute = FUNCTIONS[name]
    return compute === undefined ? fail(`calls ${name}(), which is unknown`) : plain(compute(positional[0] ?? Number.NaN))
  }

  get #token(): ExpressionToken {
    return this.#tokens[this.#index] as ExpressionToken
  }

  #accept(symbol: string): boolean {
    if (this.#token.kind !== 'symbol' || this.#token.value !== symbol) return false
    this.#index++
    return true
  }

  #expect(symbol: string): void {
    if (!this.#accept(symbol)) fail(`lacks ${symbol}`)
  }
}

function plain(value: unknown): ExpressionValue {
  return { kind: 'plain', value }
}

function number(value: ExpressionValue): number {
  return value.kind === 'plain' && typeof value.value === 'number' ? value.value : fail('computes with something that is no number')
}

function moment(now: string | undefined): ExpressionValue {
  if (now === undefined) return fail('calls now(), but no moment was given: pass `now`')
  return { kind: 'moment', micros: Date.parse(now) * 1000 }
}

function fail(problem: string): never {
  throw new Error(problem)
}
