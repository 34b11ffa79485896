import type { Place } from './place.ts'

interface Open {
  /** Absent for an array. */
  readonly keys: Set<string> | undefined
  step: string | number
}

/** The places of members that come twice in one object of a JSON text: a parser keeps only the last. The text must be JSON. */
export function repeatedKeys(text: string): readonly Place[] {
  const repeated: Place[] = []
  const open: Open[] = []
  const place = (): Place => open.map(({ step }) => step)
  for (const match of text.matchAll(/("(?:\\.|[^"\\])*")(\s*:)?|[[\]{},]/g)) {
    const [token, quoted, colon] = match
    const top = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), step: '' })
    else if (token === '[') open.push({ keys: undefined, step: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && typeof top?.step === 'number') top.step++
    else if (colon !== undefined && quoted !== undefined && top?.keys !== undefined) {
      const key = String(JSON.parse(quoted))
      top.step = key
      if (top.keys.has(key)) repeated.push(place())
      top.keys.add(key)
    }
  }
  return repeated
}
