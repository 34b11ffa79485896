/** JSON values found in a text. */
export interface JsonValues {
  readonly values: readonly unknown[]
  /** Characters from the first to the end of the last of them. */
  readonly characters: number
}

/**
 * The JSON values that stand one after another in `text`, one a line or over several lines, with or without commas between.
 * A value that the text does not end is left out. A line that is not JSON is skipped, but the first value must be an object or an
 * array, and at least half of what follows must be JSON; otherwise undefined: this is no JSON.
 */
export function jsonValues(text: string): JsonValues | undefined {
  const start = skipBlanks(text, 0)
  const close = closeOf(text, start)
  if (close === undefined) return undefined
  const first = parse(text.slice(start, close))
  if (first === undefined) return undefined
  const isLines = !text.slice(start, close).includes('\n') && /^[ \t\r,]*(?:\n|$)/.test(text.slice(close, close + 1000))
  return isLines ? linesFrom(text, start) : valuesFrom(text, start)
}

/** One value a line: a broken line spoils no other. */
function linesFrom(text: string, start: number): JsonValues | undefined {
  const values: unknown[] = []
  let broken = 0
  let end = start
  for (let at = start; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    const line = text.slice(at, next).trim().replace(/,$/, '')
    const value = line.startsWith('{') || line.startsWith('[') ? parse(line) : undefined
    if (value !== undefined) {
      values.push(value)
      end = next
    } else if (line !== '') broken++
    at = next
  }
  return broken > values.length ? undefined : { values, characters: end }
}

/** Values that may take several lines, or stand on one line together. What follows a broken one is not read. */
function valuesFrom(text: string, start: number): JsonValues {
  const values: unknown[] = []
  let end = start
  for (let at = start; ; at = skipBlanks(text, end)) {
    const close = closeOf(text, at)
    const value = close === undefined ? undefined : parse(text.slice(at, close))
    if (close === undefined || value === undefined) return { values, characters: end }
    values.push(value)
    end = close
  }
}

/** The elements of a top-level array that may be cut off: those that are whole. */
export function arrayElements(text: string): JsonValues | undefined {
  const start = skipBlanks(text, 0)
  return text[start] === '[' ? jsonValues(text.slice(start + 1)) : undefined
}

/** Where the object or array ends that begins at `start`; undefined when none begins there or the text ends before. */
function closeOf(text: string, start: number): number | undefined {
  if (text[start] !== '{' && text[start] !== '[') return undefined
  let depth = 0
  let isText = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (isText) {
      if (character === '\\') at++
      else if (character === '"') isText = false
    } else if (character === '"') isText = true
    else if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1
  }
  return undefined
}

function skipBlanks(text: string, start: number): number {
  let at = start
  while (at < text.length && ' \t\r\n,'.includes(text[at] as string)) at++
  return at
}

const WHOLE_DECIMAL = /"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\d.eE])/g

/**
 * The value of a JSON text; undefined where it is not JSON. Only types matter here, so a decimal number without a fraction
 * (`12.0`, a price) is read with one: JavaScript would take it for a whole number.
 */
function parse(text: string): unknown {
  const typed = text.includes('.0') ? text.replace(WHOLE_DECIMAL, (found) => (found.startsWith('"') ? found : '0.5')) : text
  try {
    return JSON.parse(typed)
  } catch {
    return undefined
  }
}
