const WIDTH = 110
const LONGEST_TEXT = 80
const DEEPEST = 12

/** An example for people: JSON on as few lines as fit, long texts and deep nesting cut. */
export function exampleText(machine: unknown): string {
  return typeof machine === 'string' ? machine : written(machine, 0)
}

function written(value: unknown, depth: number): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (depth > DEEPEST) return '…'
  const isList = Array.isArray(value)
  const members = isList
    ? value.map((item) => written(item, depth + 1))
    : Object.entries(value).map(([name, member]) => `${quoted(name)}: ${written(member, depth + 1)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const pad = isList ? '' : ' '
  const line = members.length === 0 ? `${open}${close}` : `${open}${pad}${members.join(', ')}${pad}${close}`
  if (line.length + depth * 2 <= WIDTH && !line.includes('\n')) return line
  const indent = '  '.repeat(depth + 1)
  return `${open}\n${members.map((member) => indent + member).join(',\n')}\n${'  '.repeat(depth)}${close}`
}

function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST_TEXT + 40 ? `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)` : text)
}
