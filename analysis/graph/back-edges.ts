import type { GraphEdge } from './graph.ts'

/** An edge of which nobody knows yet whether it leads back. */
export type Way = Omit<GraphEdge, 'back'>

/**
 * The edges that close a loop: those that lead to a node on the way to them, walking from the first node in the order of the document.
 * What it does not reach is walked afterwards, so its loops are found too.
 */
export function backEdges(nodes: readonly string[], edges: readonly Way[]): ReadonlySet<Way> {
  const outgoing = groupByOrigin(edges)
  const back = new Set<Way>()
  const onTheWay = new Set<string>()
  const left = new Set<string>()
  for (const root of nodes) {
    if (left.has(root)) continue
    // A stack of our own: a chain of ten thousand states is deeper than the call stack.
    const stack = [{ node: root, next: 0 }]
    onTheWay.add(root)
    for (let here = stack.at(-1); here !== undefined; here = stack.at(-1)) {
      const edge = outgoing.get(here.node)?.[here.next++]
      if (edge === undefined) {
        onTheWay.delete(here.node)
        left.add(here.node)
        stack.pop()
      } else if (onTheWay.has(edge.to)) {
        back.add(edge)
      } else if (!left.has(edge.to)) {
        onTheWay.add(edge.to)
        stack.push({ node: edge.to, next: 0 })
      }
    }
  }
  return back
}

function groupByOrigin(edges: readonly Way[]): ReadonlyMap<string, readonly Way[]> {
  const outgoing = new Map<string, Way[]>()
  for (const edge of edges) {
    const known = outgoing.get(edge.from)
    if (known === undefined) outgoing.set(edge.from, [edge])
    else known.push(edge)
  }
  return outgoing
}
