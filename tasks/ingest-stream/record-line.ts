/** A record as the raw zone keeps it, or why it cannot. */
export type RecordLine =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'unreadable'; readonly reason: 'empty_record' | 'not_utf8' | 'control_character' | 'line_break_outside_json' }

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * The one line of text that a record is. Line breaks between the members of a JSON document mean nothing and become spaces;
 * in anything else they would make several lines of one record.
 */
export function recordLine(data: Uint8Array): RecordLine {
  const text = decode(data)
  if (text === undefined) return unreadable('not_utf8')
  const trimmed = text.trim()
  if (trimmed === '') return unreadable('empty_record')
  // NUL and 0x01 end a line or a field for the serde that reads raw lines.
  if (trimmed.includes('\u0000') || trimmed.includes('\u0001')) return unreadable('control_character')
  if (!/[\r\n]/.test(trimmed)) return { kind: 'line', line: trimmed }
  return isJson(trimmed) ? { kind: 'line', line: trimmed.replace(/\r\n|\r|\n/g, ' ') } : unreadable('line_break_outside_json')
}

function decode(data: Uint8Array): string | undefined {
  try {
    return UTF8.decode(data)
  } catch {
    return undefined
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function unreadable(reason: Extract<RecordLine, { kind: 'unreadable' }>['reason']): RecordLine {
  return { kind: 'unreadable', reason }
}
