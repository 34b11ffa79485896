/**
 * Parses an exclude pattern of an S3 target, to be tested on a key relative to the include path.
 * `*` and `?` stay within a folder, `**` crosses folders, `[a-z] [!a-z]` are one character, `{a,b}` are alternatives, `\` escapes.
 * https://docs.aws.amazon.com/glue/latest/dg/define-crawler.html#crawler-data-stores-exclude
 */
export function excludePattern(pattern: string): RegExp {
  let source = ''
  let inGroup = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character === '*') {
      if (pattern[at + 1] === '*') {
        source += '.*'
        at++
      } else source += '[^/]*'
    } else if (character === '?') source += '[^/]'
    else if (character === '\\') source += literal(pattern[++at] ?? '\\')
    else if (character === '[') {
      const close = pattern.indexOf(']', at + 2)
      if (close < 0) source += literal(character)
      else {
        source += bracket(pattern.slice(at + 1, close))
        at = close
      }
    } else if (character === '{' && !inGroup && pattern.indexOf('}', at) > 0) {
      source += '(?:'
      inGroup = true
    } else if (character === '}' && inGroup) {
      source += ')'
      inGroup = false
    } else if (character === ',' && inGroup) source += '|'
    else source += literal(character)
  }
  return new RegExp(`^(?:${source})$`, 's')
}

function bracket(content: string): string {
  const isNegated = content.startsWith('!')
  const members = (isNegated ? content.slice(1) : content).replace(/[\\\]^[]/g, '\\$&')
  return `[${isNegated ? '^/' : ''}${members}]`
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
