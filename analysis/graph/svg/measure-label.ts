import type { GraphEdge } from '../graph.ts'
import { wrapText } from './fit-text.ts'
import type { Size } from './measure-node.ts'
import { textWidth } from './text-width.ts'
import { FONT } from './theme.ts'

/** The lines of an edge's label as they are drawn, and the room they take. */
export interface LabelText extends Size {
  readonly lines: readonly string[]
}

const WIDEST = 190
const MOST_LINES = 3
export const LINE_HEIGHT = 14

/** The label of an edge; undefined where it has none. */
export function measureLabel(edge: GraphEdge): LabelText | undefined {
  const text = edge.back ? ['loop', edge.label].filter(Boolean).join(': ') : edge.label
  if (text === '') return undefined
  const lines = wrapText(text, FONT.label, WIDEST, MOST_LINES)
  const width = Math.max(...lines.map((line) => textWidth(line, FONT.label)))
  return { lines, width: Math.ceil(width + 12), height: lines.length * LINE_HEIGHT + 4 }
}
