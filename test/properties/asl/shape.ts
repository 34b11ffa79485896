/** What is known of a value before the workflow runs: so that a random program reads only what types would let it read. */
export type Shape = { readonly optional: boolean } & (
  | { readonly kind: 'number' | 'string' | 'boolean' | 'any' }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Shape>> }
  | { readonly kind: 'array'; readonly items: readonly Shape[] }
)

const scalar = (kind: 'number' | 'string' | 'boolean' | 'any', optional = false): Shape => ({ kind, optional })
export const NUMBER = scalar('number')
export const STRING = scalar('string')
export const BOOLEAN = scalar('boolean')
export const ANY = scalar('any')
export const NOTHING = scalar('any', true)

export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'object', members, optional: false }
}

/** An array of known items; where one may be absent, their places are not known. */
export function arrayOf(items: readonly Shape[]): Shape {
  return items.some((item) => item.optional) ? ANY : { kind: 'array', items, optional: false }
}

export function maybe(shape: Shape): Shape {
  return { ...shape, optional: true }
}

/** What is known of a value that is one or the other. */
export function join(a: Shape, b: Shape): Shape {
  const optional = a.optional || b.optional
  if (a.kind === 'object' && b.kind === 'object' && Object.keys(a.members).join() === Object.keys(b.members).join()) {
    const members = Object.entries(a.members).map(([name, member]) => [name, join(member, b.members[name] as Shape)] as const)
    return { kind: 'object', members: Object.fromEntries(members), optional }
  }
  return a.kind === b.kind && a.kind !== 'object' && a.kind !== 'array' ? { ...a, optional } : { kind: 'any', optional }
}

const INNER = objectOf({ deep: objectOf({ size: NUMBER }) })

/** The shape of the input of a random program. */
export const INPUT_SHAPE = objectOf({
  text: STRING,
  size: NUMBER,
  flag: BOOLEAN,
  list: arrayOf([STRING, STRING]),
  inner: INNER,
  gone: maybe(INNER),
})

/** The shape of what a task answers. */
export const ANSWER_SHAPE = objectOf({
  n: NUMBER,
  name: STRING,
  flag: BOOLEAN,
  maybe: maybe(NUMBER),
  part: maybe(objectOf({ text: STRING, size: NUMBER })),
  list: arrayOf([NUMBER, NUMBER]),
  single: arrayOf([arrayOf([NUMBER])]),
  none: arrayOf([]),
  rows: arrayOf([objectOf({ key: STRING, tags: arrayOf([STRING]) })]),
  inner: INNER,
  'odd `name`': STRING,
  nothing: ANY,
  sent: ANY,
})

/** The shape of a caught error. */
export const ERROR_SHAPE = objectOf({ Error: STRING, Cause: maybe(STRING) })
