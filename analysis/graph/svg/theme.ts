import type { EdgeKind, NodeType } from '../graph.ts'

/** How a node is drawn. */
export interface NodeLook {
  readonly shape: 'box' | 'pill' | 'rhombus' | 'dot' | 'ring'
  readonly fill: string
  readonly line: string
  readonly isDashed?: boolean
}

/** Nodes carry their own light ground and dark text, so that the page behind may be light or dark. */
export const NODE_LOOKS: Readonly<Record<NodeType, NodeLook>> = {
  Task: { shape: 'box', fill: '#eaf1fe', line: '#3b6fd4' },
  Pass: { shape: 'box', fill: '#f1f3f5', line: '#6b7280' },
  Choice: { shape: 'rhombus', fill: '#fff4d6', line: '#b7791f' },
  Wait: { shape: 'box', fill: '#f3eefe', line: '#7c5cc4' },
  Succeed: { shape: 'pill', fill: '#e3f6e9', line: '#2f855a' },
  Fail: { shape: 'pill', fill: '#fde8e8', line: '#c53030' },
  Parallel: { shape: 'box', fill: '#ddf3f2', line: '#2c8587' },
  Map: { shape: 'box', fill: '#ddf3f2', line: '#2c8587' },
  Unknown: { shape: 'box', fill: '#ffffff', line: '#c53030', isDashed: true },
  Missing: { shape: 'box', fill: '#ffffff', line: '#c53030', isDashed: true },
  Start: { shape: 'dot', fill: '#7b8794', line: '#7b8794' },
  End: { shape: 'ring', fill: '#7b8794', line: '#7b8794' },
}

/** How an edge is drawn. */
export interface EdgeLook {
  readonly line: string
  readonly isDashed: boolean
}

const PLAIN: EdgeLook = { line: '#7b8794', isDashed: false }

/** Lines are of a middle tone, which both a white and a black page set off. */
export const EDGE_LOOKS: Readonly<Record<EdgeKind, EdgeLook>> = {
  start: PLAIN,
  end: PLAIN,
  next: PLAIN,
  choice: PLAIN,
  default: PLAIN,
  catch: { line: '#d9653b', isDashed: true },
}

/** An edge that closes a loop. */
export const BACK_LINE = '#8b6cf0'

export const TEXT = { name: '#111827', detail: '#4b5563', problem: '#b42318', ground: '#ffffff', ghost: '#7b8794' } as const

export const FONT = { family: "Helvetica, Arial, 'Liberation Sans', sans-serif", name: 13, detail: 11, label: 11 } as const
