/** Whether a text fits a pattern in which `*` is any number of characters; `\*` and `\\` stand for themselves. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = partsOf(pattern)
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false
  const end = text.length - last.length
  let from = first.length
  for (const part of rest) {
    const found = text.indexOf(part, from)
    if (found < 0 || found + part.length > end) return false
    from = found + part.length
  }
  return from <= end
}

/** The texts between the stars. */
function partsOf(pattern: string): readonly string[] {
  const parts = ['']
  const add = (text: string) => {
    parts[parts.length - 1] += text
  }
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index)
    if (character === '\\') add(pattern.charAt(++index))
    else if (character === '*') parts.push('')
    else add(character)
  }
  return parts
}
