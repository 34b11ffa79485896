/** A string, a quoted name, or what is sought beside them. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs
const QUOTED_OR_BREAK = new RegExp(`(${QUOTED.source})|\\s*[\\n\\r\\u2028\\u2029]\\s*`, 'gs')
const BREAKS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** The same JSONata without line breaks: asl-validator, which other tools run before they deploy, takes none. */
export function onOneLine(source: string): string {
  return source.replace(QUOTED_OR_BREAK, (_, quoted?: string) =>
    quoted === undefined ? ' ' : quoted.replace(/[\n\r\u2028\u2029]/g, (character) => BREAKS[character] ?? character),
  )
}

/** Whether the whole is in one pair of brackets, or one call of a function. */
export function isEnclosed(source: string): boolean {
  // What looks like a string may stand in a regular expression, and the other way round: brackets too many do no harm.
  const bare = source.replace(QUOTED, '').replace(/^\$[A-Za-z]\w*(?=\()/, '')
  if (!bare.startsWith('(') || !bare.endsWith(')') || bare.includes('/')) return false
  let depth = 0
  return [...bare].every((character, index) => {
    if (character === '(') depth++
    if (character === ')') depth--
    return depth > 0 || index === bare.length - 1
  })
}
