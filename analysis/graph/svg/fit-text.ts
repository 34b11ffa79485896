import { textWidth } from './text-width.ts'

/** As much of a line as there is room for, the last character an ellipsis where something is gone. */
export function fitLine(text: string, size: number, room: number, weight: 'normal' | 'bold' = 'normal'): string {
  if (textWidth(text, size, weight) <= room) return text
  const characters = [...text]
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size, weight) > room) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** The text on a few lines, broken after a space or a mark where there is one; the last line is cut where more remains. */
export function wrapText(text: string, size: number, room: number, lines: number): readonly string[] {
  const wrapped: string[] = []
  let rest = text
  while (rest !== '' && wrapped.length < lines - 1) {
    const length = breakAt(rest, size, room)
    wrapped.push(rest.slice(0, length).trimEnd())
    rest = rest.slice(length).trimStart()
  }
  return rest === '' ? wrapped : [...wrapped, fitLine(rest, size, room)]
}

/** A line may end after these: conditions have few spaces, and long names with dots. */
const BREAKS: ReadonlySet<string> = new Set(' ,.:;/_-)')

function breakAt(text: string, size: number, room: number): number {
  let length = 0
  let space = 0
  for (const character of text) {
    if (textWidth(text.slice(0, length + character.length), size) > room)
      return space > length / 3 ? space : Math.max(length, character.length)
    length += character.length
    if (BREAKS.has(character)) space = length
  }
  return length
}
