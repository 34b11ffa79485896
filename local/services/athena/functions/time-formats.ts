import { SqlError } from '../sql/sql-error.ts'

/** MySQL's specifiers (date_format, date_parse) as DuckDB's strftime writes them. */
const MYSQL: Readonly<Record<string, string>> = {
  a: '%a',
  b: '%b',
  c: '%-m',
  d: '%d',
  e: '%-d',
  f: '%f',
  H: '%H',
  h: '%I',
  I: '%I',
  i: '%M',
  j: '%j',
  k: '%-H',
  l: '%-I',
  M: '%B',
  m: '%m',
  p: '%p',
  r: '%I:%M:%S %p',
  S: '%S',
  s: '%S',
  T: '%H:%M:%S',
  v: '%V',
  x: '%G',
  W: '%A',
  Y: '%Y',
  y: '%y',
  '%': '%%',
}

/** A format of date_format and date_parse for strftime and strptime. Throws for a specifier that Trino does not have. */
export function mysqlFormat(format: string): string {
  return format.replace(/%(.?)/gs, (_, specifier: string) => {
    const converted = MYSQL[specifier]
    if (converted !== undefined) return converted
    if ('DUuVwX'.includes(specifier)) throw new SqlError('INVALID_FUNCTION_ARGUMENT', `%${specifier} not supported in date format string`)
    return specifier === '%' ? '%%' : specifier
  })
}

/** Joda's letters (format_datetime, parse_datetime) as strftime writes them, longest first. */
const JODA: readonly (readonly [RegExp, string])[] = [
  [/^y{3,}/, '%Y'],
  [/^yy/, '%y'],
  [/^y/, '%Y'],
  [/^Y{3,}/, '%Y'],
  [/^M{4,}/, '%B'],
  [/^MMM/, '%b'],
  [/^MM/, '%m'],
  [/^M/, '%-m'],
  [/^dd/, '%d'],
  [/^d/, '%-d'],
  [/^D+/, '%j'],
  [/^HH/, '%H'],
  [/^H/, '%-H'],
  [/^hh/, '%I'],
  [/^h/, '%-I'],
  [/^mm/, '%M'],
  [/^m/, '%-M'],
  [/^ss/, '%S'],
  [/^s/, '%-S'],
  [/^S{4,}/, '%f'],
  [/^SSS/, '%g'],
  [/^a/, '%p'],
  [/^E{4,}/, '%A'],
  [/^E{1,3}/, '%a'],
  [/^e/, '%u'],
  [/^ZZ?/, '%z'],
  [/^'([^']*)'/, '$1'],
]

/** A format of format_datetime and parse_datetime for strftime and strptime. Throws for a letter that has no counterpart. */
export function jodaFormat(format: string): string {
  let rest = format
  let converted = ''
  while (rest !== '') {
    const rule = JODA.find(([pattern]) => pattern.test(rest))
    if (rule !== undefined) {
      const [whole = '', inner] = rule[0].exec(rest) ?? []
      converted += inner === undefined ? rule[1] : inner.replaceAll('%', '%%') || "'"
      rest = rest.slice(whole.length)
      continue
    }
    const character = rest[0] as string
    if (/[A-Za-z]/.test(character))
      throw new SqlError('NOT_SUPPORTED', `'${character}' in a date format is not supported by the local Athena`)
    converted += character === '%' ? '%%' : character
    rest = rest.slice(1)
  }
  return converted
}
