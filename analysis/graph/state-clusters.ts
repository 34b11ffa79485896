import { type Fields, fieldsOf } from '../fields.ts'
import type { StateType } from './graph.ts'
import { pointer } from './pointer.ts'

/** A machine inside a state, not read yet. */
export interface InnerMachine {
  readonly label: string
  readonly path: string
  readonly machine: unknown
}

type Inner = (state: Fields, path: string) => readonly InnerMachine[]

const nothing: Inner = () => []

const INNER: Readonly<Record<StateType, Inner>> = {
  Task: nothing,
  Pass: nothing,
  Choice: nothing,
  Wait: nothing,
  Succeed: nothing,
  Fail: nothing,
  Parallel: (state, path) =>
    Array.isArray(state.Branches)
      ? state.Branches.map((machine, index) => ({ label: `Branch ${index + 1}`, path: pointer(path, 'Branches', index), machine }))
      : [],
  Map: (state, path) => {
    const field = state.ItemProcessor === undefined && state.Iterator !== undefined ? 'Iterator' : 'ItemProcessor'
    const processor = state[field]
    if (processor === undefined) return []
    const mode = fieldsOf(fieldsOf(processor)?.ProcessorConfig)?.Mode
    return [{ label: mode === 'DISTRIBUTED' ? 'Distributed, for each' : 'For each', path: pointer(path, field), machine: processor }]
  },
}

/** The machines inside a state: the branches of a Parallel, the processor of a Map (`Iterator` in older documents). */
export function innerMachines(type: StateType, state: Fields, path: string): readonly InnerMachine[] {
  return INNER[type](state, path)
}
