import type { Graph, GraphEdge, GraphNode, GraphScope, NodeType } from '../graph.ts'
import { mermaidText } from './mermaid-text.ts'

type Shape = (id: string, label: string) => string

const box: Shape = (id, label) => `${id}["${label}"]`
const pill: Shape = (id, label) => `${id}(["${label}"])`

const SHAPES: Readonly<Record<NodeType, Shape>> = {
  Task: box,
  Pass: box,
  Choice: (id, label) => `${id}{"${label}"}`,
  Wait: (id, label) => `${id}("${label}")`,
  Succeed: pill,
  Fail: pill,
  Parallel: box,
  Map: box,
  Unknown: box,
  Missing: box,
  Start: (id, label) => `${id}(("${label}"))`,
  End: (id, label) => `${id}((("${label}")))`,
}

/** Only lines are coloured: the page chooses the ground and the text, light or dark. */
const CLASSES: Readonly<Partial<Record<NodeType | 'Faulty', string>>> = {
  Choice: 'stroke:#b7791f',
  Succeed: 'stroke:#2f855a',
  Fail: 'stroke:#e05252',
  Faulty: 'stroke:#e05252,stroke-dasharray:5 3',
}

/**
 * The graph as a Mermaid flowchart, as GitHub renders it in a `mermaid` block: a Choice is a rhombus, a Parallel or Map a subgraph around
 * its machines, a catcher a dashed arrow, an arrow back a thick one whose label begins with `loop`.
 *
 * Any name or condition is safe in it. GitHub refuses diagrams of over 500 edges or 50,000 characters; {@link toSvg} has no such limit.
 * https://mermaid.js.org/syntax/flowchart.html
 */
export function toMermaid(graph: Graph): string {
  const title = graph.title === undefined ? [] : [`  accTitle: ${mermaidText(graph.title)}`]
  const lines = ['flowchart TD', ...title, ...scopeLines(graph, '  ')]
  const classes = Object.entries(CLASSES).filter(([name]) => lines.some((line) => line.endsWith(`:::${name}`)))
  return [...lines, ...classes.map(([name, style]) => `  classDef ${name} ${style}`), ''].join('\n')
}

function scopeLines(scope: GraphScope, indent: string): readonly string[] {
  return [...scope.nodes.flatMap((node) => nodeLines(node, indent)), ...scope.edges.map((edge) => `${indent}${edgeText(edge)}`)]
}

function nodeLines(node: GraphNode, indent: string): readonly string[] {
  const label = [node.label, node.problem ?? node.detail]
    .filter((line) => line !== undefined)
    .map(mermaidText)
    .join('<br/>')
  if (node.clusters.length === 0) return [`${indent}${SHAPES[node.type](node.id, label)}${classOf(node)}`]
  return subgraph(node.id, label, indent, (inner) =>
    node.clusters.flatMap((cluster) => subgraph(cluster.id, mermaidText(cluster.label), inner, (deeper) => scopeLines(cluster, deeper))),
  )
}

function subgraph(id: string, label: string, indent: string, content: (indent: string) => readonly string[]): readonly string[] {
  return [`${indent}subgraph ${id}["${label}"]`, ...content(`${indent}  `), `${indent}end`]
}

function classOf(node: GraphNode): string {
  const name = node.problem === undefined ? node.type : 'Faulty'
  return CLASSES[name] === undefined ? '' : `:::${name}`
}

function edgeText({ from, to, kind, label, back }: GraphEdge): string {
  const arrow = kind === 'catch' ? '-.->' : back ? '==>' : '-->'
  const text = [...(back ? ['loop'] : []), ...(label === '' ? [] : [label])].join(': ')
  return `${from} ${arrow}${text === '' ? '' : `|"${mermaidText(text)}"|`} ${to}`
}
