import type { Box, Link } from './layout.ts'

/** How many layers the links pass in all, where every node stands below all that lead to it. */
export function linkSpans(boxes: readonly Box[], links: readonly Link[]): number {
  const down = links.filter(({ from, to }) => from !== to).map(({ from, to, back }) => (back ? { from: to, to: from } : { from, to }))
  const layers = layersOf(boxes, down)
  return down.reduce((sum, { from, to }) => sum + (layers.get(to) ?? 0) - (layers.get(from) ?? 0), 0)
}

function layersOf(boxes: readonly Box[], links: readonly Pick<Link, 'from' | 'to'>[]): ReadonlyMap<string, number> {
  const layers = new Map(boxes.map(({ id }) => [id, 0]))
  const outgoing = new Map<string, string[]>(boxes.map(({ id }) => [id, []]))
  const waitingFor = new Map(boxes.map(({ id }) => [id, 0]))
  for (const { from, to } of links) {
    outgoing.get(from)?.push(to)
    waitingFor.set(to, (waitingFor.get(to) ?? 0) + 1)
  }
  const ready = boxes.map(({ id }) => id).filter((id) => waitingFor.get(id) === 0)
  for (const id of ready) {
    for (const next of outgoing.get(id) ?? []) {
      layers.set(next, Math.max(layers.get(next) ?? 0, (layers.get(id) ?? 0) + 1))
      const left = (waitingFor.get(next) ?? 1) - 1
      waitingFor.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
  return layers
}
