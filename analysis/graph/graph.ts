/** The state types of ASL. https://states-language.net/spec.html#statetypes */
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'

/**
 * What a node is: a state by its type; `Unknown`, a state whose type is none of ASL's; `Missing`, a target that no state has the
 * name of; `Start` and `End`, the markers of where a machine begins and ends.
 */
export type NodeType = StateType | 'Unknown' | 'Missing' | 'Start' | 'End'

/** Why an edge is there: a marker, `Next`, a rule of a Choice, its `Default`, or a catcher. */
export type EdgeKind = 'start' | 'end' | 'next' | 'choice' | 'default' | 'catch'

/** A state, a missing target or a marker. */
export interface GraphNode {
  /** Letters, digits and underscores, from the state's name; unique in the graph. */
  readonly id: string
  readonly type: NodeType
  /** The state's name, as written; empty for a marker. */
  readonly name: string
  /** The name on one line, free of what cannot be drawn. */
  readonly label: string
  /** What it does in a few words: `athena:startQueryExecution.sync`, `1 min`, the error of a Fail. */
  readonly detail?: string
  /** The state's own `Comment`. */
  readonly comment?: string
  /** What is wrong with it, in a sentence. */
  readonly problem?: string
  /** JSON Pointer of the state in the document; absent for a marker and a missing target. */
  readonly path?: string
  /** The machines inside: one for each branch of a Parallel, one for the processor of a Map. */
  readonly clusters: readonly Cluster[]
}

/** A way from one node to another of the same scope; ASL has none across scopes. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  /** The condition or the error names, cut to 60 characters; empty for `next` and markers. */
  readonly label: string
  /** The label at full length, where it was cut or stands for something longer. */
  readonly title?: string
  /** Whether it leads back to where the execution has been: it closes a loop. */
  readonly back: boolean
}

/** States that go on to one another. */
export interface GraphScope {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** The machine inside a Parallel's branch or a Map. */
export interface Cluster extends GraphScope {
  readonly id: string
  readonly label: string
}

/** A state machine as a graph: frozen, and the same for the same document. */
export interface Graph extends GraphScope {
  readonly kind: 'graph'
  /** The machine's `Comment`, on one line. */
  readonly title?: string
}
