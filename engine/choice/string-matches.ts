/** `StringMatches`: `*` stands for any characters, `\*` for an asterisk, `\\` for a backslash. */
export function matchesPattern(text: string, pattern: string): boolean {
  let source = ''
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index)
    if (character === '*') source += '[\\s\\S]*'
    else source += literal(character === '\\' && index + 1 < pattern.length ? pattern.charAt(++index) : character)
  }
  return new RegExp(`^${source}$`).test(text)
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
}
