const WIDTH = 110
const LONGEST_TEXT = 80
const DEEPEST = 12

/** An example for people: JSON on as few lines as fit, deep nesting cut, and texts over `longest` characters. */
export function exampleText(machine: unknown, longest = LONGEST_TEXT + 40): string {
  return typeof machine === 'string' ? machine : written(machine, longest, 0)
}

function written(value: unknown, longest: number, depth: number): string {
  if (typeof value === 'string') return quoted(value, longest)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (depth > DEEPEST) return '…'
  const isList = Array.isArray(value)
  const members = isList
    ? value.map((item) => written(item, longest, depth + 1))
    : Object.entries(value).map(([name, member]) => `${quoted(name, longest)}: ${written(member, longest, depth + 1)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const pad = isList ? '' : ' '
  const line = members.length === 0 ? `${open}${close}` : `${open}${pad}${members.join(', ')}${pad}${close}`
  if (line.length + depth * 2 <= WIDTH && !line.includes('\n')) return line
  const indent = '  '.repeat(depth + 1)
  return `${open}\n${members.map((member) => indent + member).join(',\n')}\n${'  '.repeat(depth)}${close}`
}

function quoted(text: string, longest: number): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)` : text)
}
