import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { Box, Layout, Link, Point } from './layout.ts'

/** https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html */
const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '28',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
}
const INLINE = { 'elk.edgeLabels.inline': 'true' }

let engine: Promise<ELK> | undefined

/** Loaded at the first picture: 1.6 MB of script that nobody else should wait for. */
function loadEngine(): Promise<ELK> {
  engine ??= import('elkjs/lib/elk.bundled.js').then((module) => new module.default.default())
  return engine
}

/** Places the nodes of a scope in layers from top to bottom, and routes its edges at right angles. */
export async function layeredLayout(boxes: readonly Box[], links: readonly Link[]): Promise<Layout> {
  const elk = await loadEngine()
  const scope: ElkNode = { id: 'scope', layoutOptions: { ...OPTIONS }, children: boxes.map(nodeOf), edges: links.map(edgeOf) }
  const placed = await elk.layout(scope)
  const nodes = new Map(placed.children?.map((node) => [node.id, node]))
  const edges = new Map(placed.edges?.map((edge) => [edge.id, edge]))
  const routed = links.map((link, index) => ({ link, edge: edges.get(edgeId(index)) }))
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    places: boxes.map(({ id }) => pointOf(nodes.get(id))),
    routes: routed.map(({ link, edge }) => (link.back ? routeOf(edge).toReversed() : routeOf(edge))),
    labels: routed.map(({ link, edge }) => link.label && pointOf(edge?.labels?.[0])),
  }
}

function nodeOf({ id, width, height }: Box): ElkNode {
  return { id, width, height }
}

/** An edge that closes a loop is given backwards: the library would choose by itself which edges to turn, and not always those. */
function edgeOf({ from, to, back, label }: Link, index: number): ElkExtendedEdge {
  const labels = label === undefined ? [] : [{ text: 'label', width: label.width, height: label.height, layoutOptions: INLINE }]
  return { id: edgeId(index), sources: [back ? to : from], targets: [back ? from : to], labels }
}

// A space keeps it apart from every node's id, which has none.
function edgeId(index: number): string {
  return `edge ${index}`
}

function pointOf(shape: { readonly x?: number; readonly y?: number } | undefined): Point {
  return { x: shape?.x ?? 0, y: shape?.y ?? 0 }
}

function routeOf(edge: ElkExtendedEdge | undefined): readonly Point[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
}
