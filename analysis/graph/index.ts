export type { Cluster, EdgeKind, Graph, GraphEdge, GraphNode, GraphScope, NodeType, StateType } from './graph.ts'
export { graphOf } from './graph-of.ts'
export { toMermaid } from './mermaid/to-mermaid.ts'
export { toSvg } from './svg/to-svg.ts'
