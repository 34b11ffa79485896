import type { PlacedEdge } from './arrange.ts'
import type { Point } from './layout.ts'
import { type LabelText, LINE_HEIGHT } from './measure-label.ts'
import { BACK_LINE, EDGE_LOOKS, FONT, TEXT } from './theme.ts'
import { coordinate, element, escaped, tooltip } from './xml.ts'

const CORNER = 7
const ARROW = { length: 8, halfWidth: 4 } as const

/** The line of an edge with its head, beginning so far under the node it leaves. */
export function drawEdge({ edge, route }: PlacedEdge, under: number): string {
  const look = EDGE_LOOKS[edge.kind]
  const line = edge.back ? BACK_LINE : look.line
  const [first, second] = route
  const [beforeLast, last] = route.slice(-2)
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return ''
  const stem = [towards(first, second, -under), ...route.slice(1, -1), towards(last, beforeLast, ARROW.length - 1)]
  const dashes = look.isDashed ? '5 4' : undefined
  const attributes = { d: roundedPath(stem), fill: 'none', stroke: line, 'stroke-width': edge.back ? 2 : 1.5, 'stroke-dasharray': dashes }
  const classes = ['edge', edge.kind, ...(edge.back ? ['back'] : [])].join(' ')
  return element('g', { class: classes }, element('path', attributes), element('path', { d: arrow(beforeLast, last), fill: line }))
}

/** The label of an edge on a ground of its own; empty where it has none. */
export function drawLabel({ edge, label }: PlacedEdge): string {
  if (label === undefined) return ''
  const line = edge.back ? BACK_LINE : EDGE_LOOKS[edge.kind].line
  const ground = { x: label.x, y: label.y, width: label.width, height: label.height, rx: 4, fill: TEXT.ground, stroke: line }
  const full = edge.title ?? edge.label
  return element(
    'g',
    { class: 'label' },
    full === '' ? '' : tooltip(full),
    element('rect', { ...ground, 'stroke-width': 0.75 }),
    lines(label),
  )
}

function lines(label: LabelText & Point): string {
  const x = label.x + label.width / 2
  const text = label.lines.map((line, index) => element('tspan', { x, y: label.y + 13 + index * LINE_HEIGHT }, escaped(line)))
  return element('text', { 'font-size': FONT.label, fill: TEXT.detail, 'text-anchor': 'middle' }, ...text)
}

/** The point at a distance from the first on the way to the second; behind the first where the distance is negative. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance }
}

function arrow(from: Point, tip: Point): string {
  const base = towards(tip, from, ARROW.length)
  const [sideX, sideY] = [((tip.y - base.y) / ARROW.length) * ARROW.halfWidth, ((tip.x - base.x) / ARROW.length) * ARROW.halfWidth]
  return `M${at(tip)}L${at({ x: base.x + sideX, y: base.y - sideY })}L${at({ x: base.x - sideX, y: base.y + sideY })}Z`
}

function roundedPath(points: readonly Point[]): string {
  return points.reduce((path, point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (before === undefined) return `M${at(point)}`
    if (after === undefined) return `${path}L${at(point)}`
    const room = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2)
    return `${path}L${at(towards(point, before, room))}Q${at(point)} ${at(towards(point, after, room))}`
  }, '')
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function at({ x, y }: Point): string {
  return `${coordinate(x)} ${coordinate(y)}`
}
