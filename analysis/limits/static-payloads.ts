import type { Place } from '../check/document/place.ts'
import type { MachineView } from '../check/document/views.ts'

/** The part of a payload that the definition itself holds. */
export interface StaticPayload {
  readonly place: Place
  readonly bytes: number
}

const PAYLOADS = ['Result', 'Output', 'Parameters', 'Arguments', 'Assign', 'Items', 'ItemSelector', 'ResultSelector'] as const

/** The fixed bytes of every payload: its JSON without the members that are found at run time. */
export function staticPayloads(machine: MachineView): readonly StaticPayload[] {
  return machine.states.flatMap((state) =>
    PAYLOADS.flatMap((field) => {
      const value = state.fields[field]
      return value === undefined ? [] : [{ place: [...state.place, field], bytes: staticBytes(value) }]
    }),
  )
}

const encoder = new TextEncoder()

function staticBytes(value: unknown): number {
  const text = JSON.stringify(value, (name, member) => {
    if (name.endsWith('.$')) return undefined
    return typeof member === 'string' && member.startsWith('{%') ? null : member
  })
  return text === undefined ? 0 : encoder.encode(text).length
}
