import type { Expression } from '../expression/expression.ts'
import { member } from '../flow/raw.ts'
import type { RawStep } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'

/** The variables that a raw state assigns, or a state inside it: no other step may take their names. */
export function variablesIn({ state }: RawStep): readonly string[] {
  if (state.kind === 'literal') return assignedIn(state.value).map(withoutSign)
  // With references in it: they stand in its own fields only.
  const fields = state.kind === 'object' ? Object.values(state.members) : []
  return [...namesIn(member(state, 'Assign')), ...fields.flatMap((field) => (field.kind === 'literal' ? assignedIn(field.value) : []))]
}

function namesIn(assigned: Expression | undefined): readonly string[] {
  if (assigned?.kind === 'object') return Object.keys(assigned.members)
  return assigned?.kind === 'literal' ? Object.keys(assigned.value ?? {}) : []
}

function assignedIn(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(assignedIn)
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === 'Assign' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...assignedIn(inner),
  ])
}

/** JSONPath marks a name whose value is computed. */
function withoutSign(name: string): string {
  return name.replace(/\.\$$/, '')
}
