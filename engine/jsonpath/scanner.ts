import { PathSyntaxError } from './path.ts'

/** A place in a text that is read from left to right. */
export class Scanner {
  readonly text: string
  position = 0

  constructor(text: string) {
    this.text = text
  }

  atEnd(): boolean {
    return this.position >= this.text.length
  }

  /** Whether `token` stands here. */
  peek(token: string): boolean {
    return this.text.startsWith(token, this.position)
  }

  /** Steps over `token` where it stands here. */
  take(token: string): boolean {
    if (!this.peek(token)) return false
    this.position += token.length
    return true
  }

  expect(token: string): void {
    if (!this.take(token)) throw this.unexpected()
  }

  /** Steps over what a sticky expression matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.text)
    if (match === null) return undefined
    this.position += match[0].length
    return match[0]
  }

  blanks(): void {
    this.match(/\s*/y)
  }

  /** A text in single or double quotes. A backslash stays, but before such a quote or another backslash. */
  quoted(): string {
    const quote = this.text[this.position]
    if (quote !== "'" && quote !== '"') throw this.unexpected()
    let content = ''
    for (this.position++; !this.atEnd(); this.position++) {
      const character = this.text.charAt(this.position)
      if (character === quote) {
        this.position++
        return content
      }
      const next = this.text[this.position + 1]
      if (character === '\\' && (next === quote || next === '\\')) this.position++
      content += this.text[this.position]
    }
    throw this.unexpected()
  }

  unexpected(): PathSyntaxError {
    const found = this.atEnd() ? 'the end' : `'${this.text[this.position]}'`
    return new PathSyntaxError(`unexpected ${found} at position ${this.position} of '${this.text}'`)
  }
}
