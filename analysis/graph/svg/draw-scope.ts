import { CLUSTER_HEAD, type PlacedCluster, type PlacedScope } from './arrange.ts'
import { drawEdge, drawLabel } from './draw-edge.ts'
import { drawNode } from './draw-node.ts'
import { textWidth } from './text-width.ts'
import { FONT, TEXT } from './theme.ts'
import { coordinate, element, escaped } from './xml.ts'

/** The corners of a node may be cut, so a line begins below it; a frame can be seen through. */
const UNDER = 12

/** A scope at its own origin: lines below the nodes, labels above all. */
export function drawScope(scope: PlacedScope): string {
  const nodes = scope.nodes.map((node) => drawNode(node, node.clusters.map(drawCluster)))
  const frames = new Set(scope.nodes.filter(({ clusters }) => clusters.length > 0).map(({ node }) => node.id))
  const lines = scope.edges.map((placed) => drawEdge(placed, frames.has(placed.edge.from) ? 0 : UNDER))
  return [...lines, ...nodes, ...scope.edges.map(drawLabel)].join('')
}

function drawCluster({ cluster, at, width, height, scope }: PlacedCluster): string {
  const frame = element('rect', { width, height, rx: 4, fill: 'none', stroke: TEXT.ghost, 'stroke-dasharray': '2 3' })
  const room = textWidth(cluster.label, FONT.detail) + 8
  const ground = element('rect', { x: 4, y: 4, width: room, height: 15, rx: 3, fill: TEXT.ground })
  const label = element('text', { x: 8, y: 15, 'font-size': FONT.detail, fill: TEXT.detail }, escaped(cluster.label))
  const left = (width - scope.width) / 2
  const content = element('g', { transform: `translate(${coordinate(left)} ${CLUSTER_HEAD})` }, drawScope(scope))
  return element('g', { class: 'cluster', transform: `translate(${coordinate(at.x)} ${coordinate(at.y)})` }, frame, ground, label, content)
}
