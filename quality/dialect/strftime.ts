import { QualityError } from '../quality-error.ts'

/** The directives of Python's strptime as Athena's date_parse writes them. https://trino.io/docs/current/functions/datetime.html#mysql-date-functions */
const DIRECTIVES: Readonly<Record<string, string>> = {
  Y: '%Y',
  y: '%y',
  m: '%m',
  d: '%d',
  H: '%H',
  I: '%h',
  M: '%i',
  S: '%s',
  f: '%f',
  p: '%p',
  b: '%b',
  B: '%M',
  a: '%a',
  A: '%W',
  j: '%j',
  '%': '%%',
}

/** A Python strftime format for date_parse. Throws `invalid-argument` for a directive that Athena cannot read. https://docs.python.org/3/library/datetime.html#format-codes */
export function dateParseFormat(strftime: string): string {
  return strftime.replaceAll(/%(.?)/gs, (directive, letter: string) => {
    const format = DIRECTIVES[letter]
    if (format !== undefined) return format
    throw new QualityError({
      code: 'invalid-argument',
      path: '/kwargs/strftime_format',
      message: `${directive} of ${JSON.stringify(strftime)} is no directive that Athena can read`,
      hint: `use ${Object.keys(DIRECTIVES)
        .map((known) => `%${known}`)
        .join(' ')}`,
    })
  })
}
