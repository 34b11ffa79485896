const BLANK = /[\s\p{Cc}]+/gu
// Surrogates without their pair and non-characters cannot be written as XML; bidirectional overrides would turn the text around them.
const UNDRAWABLE = /[\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu

/** A text on one line, with nothing in it that cannot be drawn. */
export function oneLine(text: string): string {
  return text.replace(BLANK, ' ').replace(UNDRAWABLE, '\ufffd').trim()
}

/** The text cut to a number of characters, the last of them an ellipsis where something is gone. */
export function cut(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`
}

const JSONATA = /^\s*\{%([\s\S]*)%\}\s*$/

/** A value of a definition as text for a reader: an expression without its `{% %}`, a string as it is, the rest as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return oneLine(JSONATA.exec(value)?.[1] ?? value)
  return oneLine(JSON.stringify(value) ?? String(value))
}
