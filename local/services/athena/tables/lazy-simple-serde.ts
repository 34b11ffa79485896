import type { DelimitedText } from './delimited-text.ts'

/**
 * LazySimpleSerDe: fields between delimiters, no quotes, `\N` is NULL, a value that is none of its column's type is NULL.
 * https://docs.aws.amazon.com/athena/latest/ug/lazy-simple-serde.html
 */
export function lazySimple(parameters: Readonly<Record<string, string>>): DelimitedText {
  const separator = delimiter(parameters['field.delim'] ?? parameters['serialization.format'] ?? '\u0001')
  const escaper = parameters['escape.delim']?.[0] ?? ''
  const nullText = parameters['serialization.null.format'] ?? '\\N'
  return {
    separator,
    quote: '',
    escaper,
    header: Number(parameters['skip.header.line.count'] ?? 0),
    parse: (line) => cut(line, separator, escaper).map((field) => (field === nullText ? null : unescaped(field, escaper))),
  }
}

/** Hive writes delimiters as themselves or as the number of a character. */
function delimiter(written: string): string {
  return /^\d+$/.test(written) && written.length > 1
    ? String.fromCharCode(Number(written))
    : written === '1'
      ? '\u0001'
      : (written[0] ?? '\u0001')
}

function cut(line: string, separator: string, escaper: string): readonly string[] {
  if (escaper === '' || !line.includes(escaper)) return line.split(separator)
  const fields: string[] = []
  let start = 0
  for (let index = 0; index < line.length; index++) {
    if (line[index] === escaper) index++
    else if (line[index] === separator) {
      fields.push(line.slice(start, index))
      start = index + 1
    }
  }
  return [...fields, line.slice(start)]
}

function unescaped(field: string, escaper: string): string {
  return escaper === '' ? field : field.replaceAll(new RegExp(`${escaper === '\\' ? '\\\\' : `[${escaper}]`}([\\s\\S])`, 'g'), '$1')
}
