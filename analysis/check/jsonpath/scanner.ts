/** A place in a text that is read from left to right; every reader gives false where the text is none of its kind. */
export class Scanner {
  readonly text: string
  position = 0

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length
  }

  peek(token: string): boolean {
    return this.text.startsWith(token, this.position)
  }

  take(token: string): boolean {
    if (!this.peek(token)) return false
    this.position += token.length
    return true
  }

  /** Steps over what a sticky expression matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)?.[0]
    this.position += found?.length ?? 0
    return found
  }

  blanks(): void {
    this.match(/\s*/y)
  }
}

/** How deep brackets may nest before a text counts as unreadable: the readers call themselves for each. */
const DEEPEST = 100

/** Whether a text nests brackets, or repeats `!`, deeper than the readers can follow. */
export function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [token] of text.matchAll(/[([]|[)\]]|!+/g)) {
    if (token === '(' || token === '[') depth++
    else if (token === ')' || token === ']') depth--
    else if (token.length > DEEPEST) return true
    if (depth > DEEPEST) return true
  }
  return false
}
