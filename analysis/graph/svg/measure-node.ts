import type { GraphNode } from '../graph.ts'
import { fitLine } from './fit-text.ts'
import { textWidth } from './text-width.ts'
import { FONT, NODE_LOOKS, type NodeLook } from './theme.ts'

/** A width and a height, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The two lines of a node as they are drawn, and the room they take. */
export interface NodeText extends Size {
  readonly name: string
  readonly detail: string
}

const WIDEST = 260
const NARROWEST = 72
const PADDING = 12
const MARKER = 16
/** Of a node with text, and of the head of one with machines inside. */
export const HEIGHT = 44

/** The pointed ends of a rhombus cost room beside the text. */
const SIDES: Readonly<Record<NodeLook['shape'], number>> = { box: PADDING, pill: PADDING + 6, rhombus: PADDING + 16, dot: 0, ring: 0 }

/** The text of a node that fits in it, and its size. A marker has no text. */
export function measureNode(node: GraphNode): NodeText {
  const { shape } = NODE_LOOKS[node.type]
  if (shape === 'dot' || shape === 'ring') return { name: '', detail: '', width: MARKER, height: MARKER }
  const name = fitLine(node.label, FONT.name, WIDEST, 'bold')
  const detail = fitLine(node.problem ?? typeAndDetail(node), FONT.detail, WIDEST)
  const text = Math.max(textWidth(name, FONT.name, 'bold'), textWidth(detail, FONT.detail), NARROWEST)
  return { name, detail, width: Math.ceil(text + 2 * SIDES[shape]), height: HEIGHT }
}

/** `Task · glue:getTable` */
export function typeAndDetail(node: GraphNode): string {
  return [node.type, node.detail].filter(Boolean).join(' · ')
}
