import type { Cluster, GraphEdge, GraphNode, GraphScope } from '../graph.ts'
import { layout, type Point } from './layout.ts'
import { type LabelText, measureLabel } from './measure-label.ts'
import { HEIGHT, measureNode, type NodeText, type Size } from './measure-node.ts'
import { packRows } from './pack-rows.ts'
import { textWidth } from './text-width.ts'
import { FONT } from './theme.ts'

/** A node with its place in its scope, and the machines inside with theirs in the node. */
export interface PlacedNode extends Size {
  readonly node: GraphNode
  readonly text: NodeText
  readonly at: Point
  readonly clusters: readonly PlacedCluster[]
}

/** The machine inside a node. */
export interface PlacedCluster extends Size {
  readonly cluster: Cluster
  readonly at: Point
  readonly scope: PlacedScope
}

/** An edge with its corners, from its origin to its target. */
export interface PlacedEdge {
  readonly edge: GraphEdge
  readonly route: readonly Point[]
  readonly label: (LabelText & Point) | undefined
}

/** A scope whose size is known. */
export interface PlacedScope extends Size {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

/** The line that says which branch it is. */
export const CLUSTER_HEAD = 22

/** Places all of a scope, from the inside out: no edge of ASL leaves its scope, so a state with machines inside is a box to the rest. */
export async function arrange(scope: GraphScope): Promise<PlacedScope> {
  const sized = await Promise.all(scope.nodes.map(sizeOf))
  const labels = scope.edges.map(measureLabel)
  const links = scope.edges.map(({ from, to, back }, index) => ({ from, to, back, label: labels[index] }))
  const boxes = sized.map(({ node, width, height }) => ({ id: node.id, width, height }))
  const { width, height, places, routes, labels: labelPlaces } = await layout(boxes, links)
  const edges = scope.edges.map((edge, index) => ({
    edge,
    route: routes[index]!,
    label: labels[index] && { ...labels[index], ...labelPlaces[index]! },
  }))
  return { width, height, nodes: sized.map((node, index) => ({ ...node, at: places[index]! })), edges }
}

async function sizeOf(node: GraphNode): Promise<Omit<PlacedNode, 'at'>> {
  const text = measureNode(node)
  if (node.clusters.length === 0) return { node, text, width: text.width, height: text.height, clusters: [] }
  const inside = await Promise.all(node.clusters.map(sizeOfCluster))
  const rows = packRows(inside)
  const clusters = inside.map((cluster, index) => ({ ...cluster, at: { x: rows.places[index]!.x, y: rows.places[index]!.y + HEIGHT } }))
  return { node, text, width: Math.max(text.width, rows.width), height: HEIGHT + rows.height, clusters }
}

async function sizeOfCluster(cluster: Cluster): Promise<Omit<PlacedCluster, 'at'>> {
  const scope = await arrange(cluster)
  const width = Math.max(scope.width, textWidth(cluster.label, FONT.detail) + 16)
  return { cluster, scope, width, height: scope.height + CLUSTER_HEAD }
}
