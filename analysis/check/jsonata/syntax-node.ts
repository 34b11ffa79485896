import jsonata from 'jsonata'

/** A node of JSONata's syntax tree, whose shape its package describes only in part. */
export type SyntaxNode = Readonly<Record<string, unknown>>

/** What reading an expression gives: its tree, or why there is none. */
export type Parsed = { readonly tree: SyntaxNode } | { readonly problem: string; readonly position: number | undefined }

/** Parses an expression. Never throws. */
export function parseExpression(text: string): Parsed {
  try {
    return { tree: jsonata(text).ast() as unknown as SyntaxNode } // ExprNode lacks conditions, bindings and groups
  } catch (error) {
    const { message, position } = error as { readonly message?: string; readonly position?: number }
    return { problem: message ?? 'The expression cannot be read', position }
  }
}

/** The value as a node, where it is one. */
export function nodeOf(value: unknown): SyntaxNode | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SyntaxNode) : undefined
}

/** The nodes of a list. */
export function nodesOf(value: unknown): readonly SyntaxNode[] {
  if (!Array.isArray(value)) return []
  return value.map(nodeOf).filter((node) => node !== undefined)
}
