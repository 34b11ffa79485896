import { type NameReference, piecesOf } from './token.ts'

/** Gives the text that stands for a reference: a local name, or a CloudFormation reference. Throws for one that it does not know. */
export type Namer = (reference: NameReference) => string

/** Options of {@link resolveNames}. */
export interface ResolveOptions {
  /** What becomes of the text around the tokens. Default: it stays as it is. */
  readonly text?: (text: string) => string
}

/** A copy of a document in which every token has become what the namer says, in values and in the names of members. */
export function resolveNames<T>(document: T, namer: Namer, { text = (plain) => plain }: ResolveOptions = {}): T {
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return resolveText(value)
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [resolveText(name), resolve(member)]))
  }
  const resolveText = (value: string): string =>
    piecesOf(value)
      .map((piece) => (typeof piece === 'string' ? text(piece) : namer(piece)))
      .join('')
  // Strings become strings and all else keeps its shape.
  return resolve(document) as T
}

/** Every reference in a document, each once, in the order in which they come. */
export function referencesIn(document: unknown): readonly NameReference[] {
  const found = new Map<string, NameReference>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const piece of piecesOf(value)) if (typeof piece === 'object') found.set(Object.values(piece).join('.'), piece)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        collect(name)
        collect(member)
      }
    }
  }
  collect(document)
  return [...found.values()]
}
