import type { Place } from '../document/place.ts'
import { report, type Visit } from './visit.ts'

/** Notes a JSONata expression. True where the value was one, or was meant to be. */
export function takeExpression(visit: Visit, value: unknown, place: Place): boolean {
  if (visit.language !== 'JSONata' || visit.state === undefined || typeof value !== 'string') return false
  const opens = value.startsWith('{%')
  const closes = value.endsWith('%}')
  if (!opens && !closes) return false
  if (opens && closes && value.length >= 4) {
    visit.expressions.push({ state: visit.state, place, text: value.slice(2, -2).trim() })
    return true
  }
  const hint = 'Put {% at the very start and %} at the very end; text around an expression is joined inside it with &.'
  report(visit, 'unclosed-jsonata', place, 'JSONata string must start with {% and end with %}', hint)
  return true
}
