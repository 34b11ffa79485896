/** What stands in a string for a name that only the account knows: `${bucket.lake.name}`. */
export interface NameReference {
  /** The resource's kind: `bucket`, `function`, `state-machine`. */
  readonly kind: string
  readonly id: string
  /** `name`, `arn`, `url` and the like. */
  readonly attribute: string
}

const TOKEN = /\$\{([a-z][a-z-]*)\.([A-Za-z0-9_-]+)\.([a-z]+)\}/g

/** The token of an attribute: a plain string, which may stand wherever a string may, inside JSONata and SQL too. */
export function nameToken(kind: string, id: string, attribute: string): string {
  return `\${${kind}.${id}.${attribute}}`
}

/** The reference that a text is, and is nothing but. */
export function parseToken(text: string): NameReference | undefined {
  const [first, second] = piecesOf(text)
  return typeof first === 'object' && second === undefined ? first : undefined
}

/** A text cut at its tokens: strings as they stand, references where tokens were. An empty text has no pieces. */
export function piecesOf(text: string): readonly (string | NameReference)[] {
  const pieces: (string | NameReference)[] = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) pieces.push(text.slice(end, match.index))
    // The three groups take part in every match.
    const [token, kind, id, attribute] = match as unknown as [string, string, string, string]
    pieces.push({ kind, id, attribute })
    end = match.index + token.length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}
