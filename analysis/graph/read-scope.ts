import { type Fields, fieldsOf, textOf } from '../fields.ts'
import { backEdges, type Way } from './back-edges.ts'
import type { GraphEdge, GraphNode, GraphScope } from './graph.ts'
import { oneLine } from './one-line.ts'
import { pointer } from './pointer.ts'
import { readState } from './read-state.ts'
import type { Reading } from './reading.ts'
import { waysOut } from './state-edges.ts'

/** The graph of a machine, or of a machine inside a state. */
export function readScope(machine: Fields, reading: Reading): GraphScope {
  const states = Object.entries(fieldsOf(machine.States) ?? {})
  const inner: Reading = { ...reading, ancestors: [...reading.ancestors, machine] }
  const read = states.map(([name, state]) => readState(name, state, { ...inner, path: pointer(reading.path, 'States', name) }))
  const byName = new Map(read.map((node) => [node.name, node]))
  const idOf = (name: string): string => {
    const node = byName.get(name) ?? missingNode(name, reading)
    byName.set(name, node)
    return node.id
  }
  const start = marker('Start', reading)
  const end = marker('End', reading)
  const first = textOf(machine.StartAt)
  const ways: Way[] = first === undefined ? [] : [{ from: start.id, to: idOf(first), kind: 'start', label: '' }]
  for (const [index, [, state]] of states.entries()) {
    const { id: from, type } = read[index]!
    for (const { target, ...way } of waysOut(type, fieldsOf(state) ?? {})) {
      ways.push({ from, to: target === undefined ? end.id : idOf(target), ...way })
    }
  }
  return withoutIdleMarkers(withProblems([start, ...byName.values(), end], ways), ways, reading)
}

function marker(type: 'Start' | 'End', { idOf, within }: Reading): GraphNode {
  return { id: idOf(`${within} ${type.toLowerCase()}`.trim()), type, name: '', label: type, clusters: [] }
}

function missingNode(name: string, { idOf }: Reading): GraphNode {
  return {
    id: idOf(name),
    type: 'Missing',
    name,
    label: oneLine(name) || '(no name)',
    problem: 'No state here has this name',
    clusters: [],
  }
}

/** A state that no other leads to, or that leads nowhere, says so. */
function withProblems(nodes: readonly GraphNode[], ways: readonly Way[]): readonly GraphNode[] {
  const others = ways.filter((way) => way.from !== way.to)
  const reached = new Set(others.map((way) => way.to))
  const leaving = new Set(others.map((way) => way.from))
  return nodes.map((node) => {
    if (node.problem !== undefined || node.path === undefined) return node
    if (!reached.has(node.id)) return { ...node, problem: 'No state leads here' }
    if (node.type !== 'Fail' && !leaving.has(node.id)) return { ...node, problem: 'It leads nowhere' }
    return node
  })
}

/** A marker that nothing touches says nothing, and inside a Parallel or Map a lone state needs none. */
function withoutIdleMarkers(nodes: readonly GraphNode[], ways: readonly Way[], { within }: Reading): GraphScope {
  const isLone = within !== '' && nodes.filter(isDrawnState).length === 1
  const kept = isLone ? ways.filter((way) => way.kind !== 'start' && way.kind !== 'end') : ways
  const touched = new Set(kept.flatMap((way) => [way.from, way.to]))
  const drawn = nodes.filter((node) => isDrawnState(node) || touched.has(node.id))
  return Object.freeze({
    nodes: frozen(drawn.map((node) => ({ ...node, clusters: Object.freeze(node.clusters) }))),
    edges: marked(drawn, kept),
  })
}

function isDrawnState(node: GraphNode): boolean {
  return node.type !== 'Start' && node.type !== 'End'
}

function marked(nodes: readonly GraphNode[], ways: readonly Way[]): readonly GraphEdge[] {
  const ids = nodes.map((node) => node.id)
  const back = backEdges(ids, ways)
  return frozen(ways.map((way) => ({ ...way, back: back.has(way) })))
}

function frozen<Item extends object>(items: readonly Item[]): readonly Item[] {
  return Object.freeze(items.map((item) => Object.freeze(item)))
}
