import { transitionsOf } from '../check/document/transitions.ts'
import type { StateView } from '../check/document/views.ts'
import { type Fields, fieldsOf } from '../fields.ts'

/** A state that adds to a counter. */
export interface CounterStep {
  readonly state: StateView
  readonly by: number
}

/** The states that add a fixed number to a counter, or take it away: `$turn + 1`, or `States.MathAdd($.turn, 1)`. */
export function counterSteps(states: readonly StateView[], counter: string): readonly CounterStep[] {
  return states.flatMap((state) => stepsOf(state, counter))
}

function stepsOf(state: StateView, counter: string): readonly CounterStep[] {
  const name = counter.slice(counter.lastIndexOf('.') + 1).replace('$', '')
  const holders = [
    state.fields.Assign,
    state.fields.Parameters,
    state.fields.ResultSelector,
    ...transitionsOf(state).map(({ assign }) => assign),
  ]
  const members = holders.flatMap((holder) => dynamicMembers(fieldsOf(holder) ?? {}, name))
  return members.flatMap((text) => {
    const by = addedTo(counter, text)
    return by === undefined ? [] : [{ state, by }]
  })
}

function dynamicMembers(holder: Fields, name: string): readonly string[] {
  return [holder[name], holder[`${name}.$`]].flatMap((value) => (typeof value === 'string' ? [value] : []))
}

function addedTo(counter: string, text: string): number | undefined {
  const escaped = counter.replace(/[$.[\]]/g, '\\$&')
  const added = new RegExp(`^\\{%\\s*${escaped}\\s*([+-])\\s*(\\d+)\\s*%\\}$`).exec(text)
  if (added !== null) return Number(`${added[1]}${added[2]}`)
  const called = new RegExp(`^States\\.MathAdd\\(\\s*${escaped}\\s*,\\s*(-?\\d+)\\s*\\)\\s*$`).exec(text)
  return called === null ? undefined : Number(called[1])
}

/** The numbers that a counter begins at, where states outside the loop write them down. */
export function startsOf(states: readonly StateView[], counter: string): readonly number[] {
  const name = counter.slice(counter.lastIndexOf('.') + 1).replace('$', '')
  return states.flatMap(({ fields }) =>
    [fields.Assign, fields.Result, fields.Parameters].flatMap((holder) => {
      const value = fieldsOf(holder)?.[name]
      const number = typeof value === 'string' ? Number(/^\{%\s*(-?\d+)\s*%\}$/.exec(value)?.[1] ?? Number.NaN) : value
      return typeof number === 'number' && !Number.isNaN(number) ? [number] : []
    }),
  )
}
