import type { ExpressionUse } from '../schema/schema-reading.ts'
import { type References, referencesOf } from './references.ts'
import { parseExpression } from './syntax-node.ts'

/** An expression of the document, read. */
export interface ReadExpression extends ExpressionUse {
  /** What it reads; absent where it cannot be parsed. */
  readonly references?: References
  /** The parser's message, where there is one. */
  readonly problem?: string
  /** Letters before the problem. */
  readonly position?: number
}

/** Reads every expression, each different text once. */
export function readExpressions(uses: readonly ExpressionUse[]): readonly ReadExpression[] {
  const known = new Map<string, Omit<ReadExpression, keyof ExpressionUse>>()
  return uses.map((use) => {
    const reading = known.get(use.text) ?? read(use.text)
    known.set(use.text, reading)
    return { ...use, ...reading }
  })
}

function read(text: string): Omit<ReadExpression, keyof ExpressionUse> {
  const parsed = parseExpression(text, referencesOf)
  if ('read' in parsed) return { references: parsed.read }
  return { problem: parsed.problem, ...(parsed.position !== undefined && { position: parsed.position }) }
}
