export interface ExpressionToken {
  readonly kind: 'name' | 'text' | 'number' | 'symbol' | 'end'
  readonly value: string
}

const PATTERN =
  /\s*(?:(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][\w]*)|(?<text>"[^"]*"|'[^']*')|(?<symbol>\*\*|[-+*/^(),=]))/y

/** Cuts a parameter expression into words; undefined where a character means nothing in one. */
export function tokenizeExpression(source: string): readonly ExpressionToken[] | undefined {
  const tokens: ExpressionToken[] = []
  const text = source.trimEnd()
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < text.length) {
    const groups = PATTERN.exec(text)?.groups
    if (groups === undefined) return undefined
    const [kind, value] = Object.entries(groups).find(([, found]) => found !== undefined) as [ExpressionToken['kind'], string]
    tokens.push({ kind, value: kind === 'text' ? value.slice(1, -1) : value })
  }
  return [...tokens, { kind: 'end', value: '' }]
}
