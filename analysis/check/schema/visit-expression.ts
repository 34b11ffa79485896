import type { Place } from '../document/place.ts'
import { report, type Visit } from './visit.ts'

/** Notes a JSONata expression. True where the value was one, or was meant to be. */
export function takeExpression(visit: Visit, value: unknown, place: Place): boolean {
  if (visit.state === undefined || typeof value !== 'string') return false
  if (visit.language !== 'JSONata' || !value.startsWith('{%')) {
    if (value.includes('{%') && value.includes('%}')) visit.unevaluated.push({ state: visit.state, place })
    return false
  }
  if (value.endsWith('%}') && value.length >= 4) {
    visit.expressions.push({ state: visit.state, place, text: value.slice(2, -2).trim() })
    return true
  }
  const hint = 'Put {% at the very start and %} at the very end; text around an expression is joined inside it with &.'
  report(visit, 'unclosed-jsonata', place, 'JSONata string must start with {% and end with %}', hint)
  return true
}
