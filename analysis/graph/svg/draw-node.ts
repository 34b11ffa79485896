import type { PlacedNode } from './arrange.ts'
import { HEIGHT, type Size, typeAndDetail } from './measure-node.ts'
import { FONT, NODE_LOOKS, type NodeLook, TEXT } from './theme.ts'
import { type Attribute, coordinate, element, escaped, tooltip } from './xml.ts'

type Attributes = Readonly<Record<string, Attribute>>

const CUT = 10

const SHAPES: Readonly<Record<NodeLook['shape'], (size: Size, paint: Attributes) => string>> = {
  box: ({ width, height }, paint) => element('rect', { width, height, rx: 4, ...paint }),
  pill: ({ width, height }, paint) => element('rect', { width, height, rx: 14, ...paint }),
  rhombus: ({ width, height }, paint) => {
    const [right, middle] = [width - CUT, height / 2]
    return element('path', { d: `M${CUT} 0H${right}L${width} ${middle}L${right} ${height}H${CUT}L0 ${middle}Z`, ...paint })
  },
  dot: ({ width }, paint) => element('circle', { cx: width / 2, cy: width / 2, r: width / 2 - 1, ...paint }),
  ring: ({ width }, paint) => {
    const middle = { cx: width / 2, cy: width / 2 }
    return (
      element('circle', { ...middle, r: width / 2 - 1, ...paint, fill: 'none' }) +
      element('circle', { ...middle, r: width / 4, fill: paint.fill })
    )
  },
}

/** A node, with the machines inside it drawn already. */
export function drawNode({ node, text, at, width, height }: PlacedNode, inside: readonly string[]): string {
  const look = NODE_LOOKS[node.type]
  const isFaulty = node.problem !== undefined
  const paint = { fill: look.fill, stroke: isFaulty ? TEXT.problem : look.line, 'stroke-width': 1.5 }
  const dashes = look.isDashed || isFaulty ? '5 3' : undefined
  const frame =
    inside.length === 0
      ? SHAPES[look.shape]({ width, height }, { ...paint, 'stroke-dasharray': dashes })
      : SHAPES.box({ width, height }, { ...paint, 'fill-opacity': 0.12, 'stroke-dasharray': dashes }) +
        SHAPES.box({ width, height: HEIGHT }, paint)
  const middle = { x: width / 2, 'text-anchor': 'middle' }
  const name = element('text', { ...middle, y: 18, 'font-size': FONT.name, 'font-weight': 'bold', fill: TEXT.name }, escaped(text.name))
  const detail = element(
    'text',
    { ...middle, y: 34, 'font-size': FONT.detail, fill: isFaulty ? TEXT.problem : TEXT.detail },
    escaped(text.detail),
  )
  return element(
    'g',
    { class: `state ${node.type}`, 'data-path': node.path, transform: `translate(${coordinate(at.x)} ${coordinate(at.y)})` },
    tooltip(node.label, node.name === '' ? undefined : typeAndDetail(node), node.comment, node.problem),
    frame,
    ...(text.name === '' ? [] : [name, detail]),
    ...inside,
  )
}
