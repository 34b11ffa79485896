import { columnRows, exitHeight, FIRST_EXIT, MARGIN, type Row } from './column-rows.ts'
import type { Box, Layout, Link, Point } from './layout.ts'

const LANE = 14
const BESIDE = 16
const ENTRY = 8

type Routed = readonly [route: readonly Point[], label: Point | undefined]

/**
 * Places the nodes of a scope below each other in the order given. An edge to the next one goes straight down; any other goes round by a
 * lane on the right, one for each target, so that a handler which hundreds of states share costs one line.
 */
export function columnLayout(boxes: readonly Box[], links: readonly Link[]): Layout {
  const turning = turningLinks(boxes, links)
  const rows = columnRows(boxes, [...turning])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const edge = rows.reduce((right, row) => Math.max(right, row.x + row.width), 0)
  const labelRoom = [...turning].reduce((room, { label }) => Math.max(room, label?.width ?? 0), 0)
  const lanes = new Map(
    [...new Set([...turning].map(({ to }) => to))].map((to, index) => [to, edge + labelRoom + (2 + index) * LANE + BESIDE]),
  )
  const exits = new Map<string, number>()
  const routed = links.map((link): Routed => {
    const [from, to] = [byId.get(link.from)!, byId.get(link.to)!]
    if (!turning.has(link)) return straight(from, to, link)
    const exit = exits.get(link.from) ?? FIRST_EXIT
    exits.set(link.from, exit + exitHeight(link))
    return round(from, to, link, { x: edge + BESIDE, y: from.y + exit }, lanes.get(link.to)!)
  })
  const bottom = rows.at(-1)
  return {
    width: edge + (lanes.size === 0 ? 0 : labelRoom + (2 + lanes.size) * LANE + BESIDE) + MARGIN,
    height: bottom === undefined ? 2 * MARGIN : bottom.y + Math.max(bottom.height, exits.get(bottom.id) ?? 0) + MARGIN,
    places: rows,
    routes: routed.map(([route]) => route),
    labels: routed.map(([, label]) => label),
  }
}

/** All but the first link from each node to the one below it. */
function turningLinks(boxes: readonly Box[], links: readonly Link[]): ReadonlySet<Link> {
  const below = new Map(boxes.map(({ id }, index) => [id, boxes[index + 1]?.id]))
  const turning = new Set<Link>()
  for (const link of links) {
    if (below.get(link.from) === link.to) below.delete(link.from)
    else turning.add(link)
  }
  return turning
}

function straight(from: Row, to: Row, { label }: Link): Routed {
  const x = from.x + from.width / 2
  const [top, bottom] = [from.y + from.height, to.y]
  const place = label && { x: x - label.width / 2, y: top + 6 }
  const route = [
    { x, y: top },
    { x, y: bottom },
  ]
  return [route, place]
}

function round(from: Row, to: Row, { label }: Link, exit: Point, lane: number): Routed {
  const entry = to.y + ENTRY
  const [side, bottom] = [from.x + from.width, from.y + from.height]
  const start =
    exit.y < bottom - ENTRY
      ? [{ x: side, y: exit.y }]
      : [
          { x: side - 2 * ENTRY, y: bottom },
          { x: side - 2 * ENTRY, y: exit.y },
        ]
  const route = [...start, { x: lane, y: exit.y }, { x: lane, y: entry }, { x: to.x + to.width, y: entry }]
  return [route, label && { x: exit.x, y: exit.y - label.height / 2 }]
}
