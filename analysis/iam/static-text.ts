import jsonata from 'jsonata'
import type { JsonValue } from '../../asl/index.ts'

/** What is known of a text before anything runs: how it begins, and whether that is all of it. */
export interface StaticText {
  readonly text: string
  readonly whole: boolean
}

/** A node of JSONata's syntax tree, whose shape its package describes only in part. */
interface SyntaxNode {
  readonly type?: string
  readonly value?: unknown
  readonly lhs?: SyntaxNode
  readonly rhs?: SyntaxNode
  readonly expressions?: readonly SyntaxNode[]
}

const UNKNOWN: StaticText = { text: '', whole: false }
const EXPRESSION = /^\{%(.*)%\}$/s

/** What is known of an argument: a plain string wholly, an expression as far as it begins with constant text. */
export function staticText(value: JsonValue | undefined): StaticText {
  if (typeof value !== 'string') return UNKNOWN
  const [, source] = EXPRESSION.exec(value) ?? []
  if (source === undefined) return { text: value, whole: true }
  try {
    return textOf(jsonata(source).ast() as SyntaxNode)
  } catch {
    // What cannot be read is for the checker to say.
    return UNKNOWN
  }
}

function textOf({ type, value, lhs, rhs, expressions }: SyntaxNode): StaticText {
  if (type === 'string') return { text: String(value), whole: true }
  if (type === 'block') return expressions?.length === 1 ? textOf(expressions[0] as SyntaxNode) : UNKNOWN
  if (type !== 'binary' || value !== '&' || lhs === undefined || rhs === undefined) return UNKNOWN
  const left = textOf(lhs)
  if (!left.whole) return left
  const right = textOf(rhs)
  return { text: left.text + right.text, whole: right.whole }
}

/** A list in which every element is known as far as it goes; nothing where the list itself is computed. */
export function staticList(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? value : undefined
}
