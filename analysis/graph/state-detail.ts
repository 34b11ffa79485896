import { type Fields, fieldsOf, listOf, textOf } from '../fields.ts'
import type { StateType } from './graph.ts'
import { oneLine, valueText } from './one-line.ts'
import { resourceText } from './resource-text.ts'

type Detail = (state: Fields) => string | undefined

const DETAILS: Readonly<Record<StateType, Detail>> = {
  Task: resourceText,
  Pass: () => undefined,
  Choice: () => undefined,
  Wait: waitText,
  Succeed: () => undefined,
  Fail: (state) => firstText(state.Error, state.ErrorPath),
  Parallel: (state) => {
    const count = listOf(state.Branches).length
    return count === 1 ? '1 branch' : `${count} branches`
  },
  Map: mapText,
}

/** What a state does, in a few words. */
export function stateDetail(type: StateType, state: Fields): string | undefined {
  return DETAILS[type](state)
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

function waitText(state: Fields): string | undefined {
  if (typeof state.Seconds === 'number') return durationText(state.Seconds)
  const seconds = firstText(state.Seconds, state.SecondsPath)
  if (seconds !== undefined) return `${seconds} s`
  const until = firstText(state.Timestamp, state.TimestampPath)
  return until === undefined ? undefined : `until ${until}`
}

function durationText(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? ['s', 1]
  return `${seconds / length} ${unit}`
}

function mapText(state: Fields): string {
  const reader = textOf(fieldsOf(state.ItemReader)?.Resource)
  const over = reader === undefined ? firstText(state.Items, state.ItemsPath) : resourceText({ Resource: reader })
  const concurrency = firstText(state.MaxConcurrency, state.MaxConcurrencyPath)
  const parts = [over === undefined ? 'each item' : `each of ${over}`, concurrency && concurrency !== '0' && `${concurrency} at once`]
  return oneLine(parts.filter(Boolean).join(', '))
}

function firstText(...values: readonly unknown[]): string | undefined {
  const value = values.find((candidate) => candidate !== undefined && candidate !== null)
  return value === undefined ? undefined : valueText(value)
}
