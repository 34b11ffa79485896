import type { Expression, Text } from './expression.ts'

/** A text whose constant parts, those of texts inside it too, have become part of the strings around them. */
export function textOf(strings: readonly string[], parts: readonly Expression[]): Text {
  const merged: string[] = [strings[0] ?? '']
  const kept: Expression[] = []
  const append = (string: string) => merged.push((merged.pop() ?? '') + string)
  parts.forEach((part, index) => {
    if (part.kind === 'literal' && typeof part.value !== 'object') append(String(part.value))
    else if (part.kind === 'text') {
      part.strings.forEach((string, inner) => {
        if (inner > 0) {
          kept.push(part.parts[inner - 1] as Expression)
          merged.push('')
        }
        append(string)
      })
    } else {
      kept.push(part)
      merged.push('')
    }
    append(strings[index + 1] ?? '')
  })
  return { kind: 'text', strings: merged, parts: kept }
}
