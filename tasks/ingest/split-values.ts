import { type RawRow, rowOf } from './raw-row.ts'

/**
 * Rows of JSON: the elements of an array, or values one after another. Each stands for itself: one that is broken, or a file that
 * ends in the middle of the last, does not touch the others. Positions count the values from 1.
 */
export async function* splitValues(chunks: AsyncIterable<string>): AsyncGenerator<RawRow> {
  const scan = scanner()
  let position = 0
  for await (const chunk of chunks) {
    for (const text of scan.feed(chunk)) yield rowOf(++position, text)
  }
  const { text, isOpen, isInside } = scan.end()
  if (text !== '') {
    const row = rowOf(++position, text)
    yield 'record' in row || !(isOpen || isInside)
      ? row
      : { ...row, reason: 'truncated', message: `the file ends inside this value: ${row.message}` }
  } else if (isOpen) {
    yield { position: position + 1, reason: 'truncated', message: 'the file ends before its array does', text: '' }
  }
}

/** Cuts text at the ends of values without reading them: brackets are counted, strings are passed over. */
function scanner() {
  let held = ''
  let depth = 0
  let inString = false
  let isEscaped = false
  /** Whether an array around all values is open; nothing before the first character. */
  let array: 'open' | 'closed' | 'none' | undefined

  function* feed(chunk: string): Generator<string> {
    let from = 0
    const take = (to: number) => {
      const text = (held + chunk.slice(from, to)).trim()
      held = ''
      return text
    }
    for (let index = 0; index < chunk.length; index++) {
      const character = chunk[index] as string
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (character === '\\') isEscaped = true
        else if (character === '"') inString = false
        continue
      }
      if (array === undefined && !/\s/.test(character)) {
        array = character === '[' ? 'open' : 'none'
        if (array === 'open') {
          from = index + 1
          held = ''
          continue
        }
      }
      if (character === '"') inString = true
      else if (character === '{' || character === '[') depth++
      else if ((character === '}' || character === ']') && depth > 0) {
        if (--depth > 0) continue
        const text = take(index + 1)
        from = index + 1
        if (text !== '') yield text
      } else if (
        depth === 0 &&
        (character === ',' || (character === ']' && array === 'open') || (array === 'none' && character === '\n'))
      ) {
        const text = take(index)
        from = index + 1
        if (character === ']') array = 'closed'
        if (text !== '') yield text
      }
    }
    held += chunk.slice(from)
  }
  return {
    feed,
    end: () => ({ text: held.trim(), isOpen: array === 'open', isInside: depth > 0 || inString }),
  }
}
