import { type Fields, fieldsOf, textOf } from '../fields.ts'
import type { Cluster, GraphNode, StateType } from './graph.ts'
import { oneLine, valueText } from './one-line.ts'
import type { Reading } from './reading.ts'
import { innerMachines } from './state-clusters.ts'
import { stateDetail } from './state-detail.ts'

const TYPES: ReadonlySet<string> = new Set<StateType>(['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'])

/** Deeper than any machine a person writes, and shallow enough for the call stack of every reader. */
const DEEPEST = 40

/** The node of a state, with the machines inside it. */
export function readState(name: string, value: unknown, reading: Reading): GraphNode {
  const state = fieldsOf(value)
  const id = reading.idOf(name)
  const about = { id, name, label: oneLine(name) || '(no name)', path: reading.path }
  if (state === undefined) return { ...about, type: 'Unknown', problem: 'It is not an object', clusters: [] }
  const comment = textOf(state.Comment)
  const noted = { ...about, ...(comment !== undefined && { comment: oneLine(comment) }) }
  if (!isStateType(state.Type)) return { ...noted, type: 'Unknown', ...unknownType(state.Type), clusters: [] }
  const detail = stateDetail(state.Type, state)
  const clusters = readClusters(state.Type, state, reading)
  return { ...noted, type: state.Type, ...(detail !== undefined && detail !== '' && detail !== name && { detail }), ...clusters }
}

function isStateType(type: unknown): type is StateType {
  return typeof type === 'string' && TYPES.has(type)
}

function unknownType(type: unknown): Pick<GraphNode, 'detail' | 'problem'> {
  if (type === undefined) return { problem: 'It has no Type' }
  const text = valueText(type)
  return { detail: text, problem: `ASL has no state type ${text}` }
}

function readClusters(type: StateType, state: Fields, reading: Reading): Pick<GraphNode, 'clusters' | 'problem'> {
  const inner = innerMachines(type, state, reading.path)
  if (inner.length === 0) {
    const isEmpty = type === 'Parallel' || type === 'Map'
    return { clusters: [], ...(isEmpty && { problem: 'It has no states inside' }) }
  }
  if (reading.ancestors.length >= DEEPEST) return { clusters: [], problem: `It is nested deeper than ${DEEPEST} machines` }
  const clusters = inner.flatMap(({ label, path, machine }): readonly Cluster[] => {
    const fields = fieldsOf(machine)
    if (fields === undefined || fieldsOf(fields.States) === undefined || reading.ancestors.includes(fields)) return []
    const within = [reading.within, reading.path.slice(reading.path.lastIndexOf('/') + 1), label].filter(Boolean).join(' ')
    return [Object.freeze({ id: reading.idOf(within), label, ...reading.scope(fields, { ...reading, path, within }) })]
  })
  const isWhole = clusters.length === inner.length
  return { clusters: Object.freeze(clusters), ...(!isWhole && { problem: 'A machine inside has no States, or contains itself' }) }
}
