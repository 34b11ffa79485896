import type { DelimitedText } from './delimited-text.ts'

/**
 * OpenCSVSerDe as Athena runs it: one record a physical line, every value a string, an empty field is ''.
 * https://docs.aws.amazon.com/athena/latest/ug/csv-serde.html
 */
export function openCsv(parameters: Readonly<Record<string, string>>): DelimitedText {
  const separator = parameters.separatorChar?.[0] ?? ','
  const quote = parameters.quoteChar?.[0] ?? '"'
  // The SerDe's default for both is the double quote, which its reader takes to mean a backslash.
  const escaper = parameters.escapeChar === undefined || parameters.escapeChar[0] === '"' ? '\\' : (parameters.escapeChar[0] ?? '\\')
  return {
    separator,
    quote,
    escaper,
    header: Number(parameters['skip.header.line.count'] ?? 0),
    parse: (line) => parseOpenCsvLine(line, separator, quote, escaper),
  }
}

/**
 * Cuts a line as the SerDe's reader does: the escape character vanishes unless it stands before a quote or another escape inside a field,
 * a quote in the midst of a value is kept, and a quote that is never closed drops its field.
 */
export function parseOpenCsvLine(line: string, separator: string, quote: string, escaper: string): readonly string[] {
  const fields: string[] = []
  let value = ''
  let quoted = false
  let inside = false
  for (let index = 0; index < line.length; index++) {
    const character = line[index] as string
    const next = line[index + 1]
    const escapable = quoted || inside
    if (character === escaper) {
      if (escapable && (next === quote || next === escaper)) value += line[++index]
    } else if (character === quote) {
      if (escapable && next === quote) value += line[++index]
      else {
        const midst = index > 2 && line[index - 1] !== separator && next !== undefined && next !== separator
        if (midst) value = value !== '' && value.trim() === '' ? '' : value + quote
        quoted = !quoted
      }
      inside = !inside
    } else if (character === separator && !quoted) {
      fields.push(value)
      value = ''
      inside = false
    } else {
      value += character
      inside = true
    }
  }
  if (!quoted) fields.push(value)
  return fields
}
