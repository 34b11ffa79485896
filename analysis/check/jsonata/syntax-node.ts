import jsonata from 'jsonata'

/** A node of JSONata's syntax tree, whose shape its package describes only in part. */
export type SyntaxNode = Readonly<Record<string, unknown>>

/** What reading an expression gives, or why it gives nothing. */
export type Parsed<Read> = { readonly read: Read } | { readonly problem: string; readonly position: number | undefined }

/** Parses an expression, and reads its tree. Never throws: neither for bad syntax nor for a tree deeper than the call stack. */
export function parseExpression<Read>(text: string, read: (tree: SyntaxNode) => Read): Parsed<Read> {
  try {
    return { read: read(jsonata(text).ast() as unknown as SyntaxNode) } // ExprNode lacks conditions, bindings and groups
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'The expression is nested too deeply to be read', position: undefined }
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
