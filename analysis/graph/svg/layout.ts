import { columnLayout } from './column-layout.ts'
import { layeredLayout } from './layered-layout.ts'
import { linkSpans } from './link-spans.ts'
import type { Size } from './measure-node.ts'

/** A place, in pixels from the top left corner of the scope. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A node to place. */
export interface Box extends Size {
  readonly id: string
}

/** An edge to route. */
export interface Link {
  readonly from: string
  readonly to: string
  /** Whether it closes a loop, and so may run upwards. */
  readonly back: boolean
  readonly label: Size | undefined
}

/** Where the nodes of a scope go, the corners of its edges and the top left corners of their labels, each list in the order given. */
export interface Layout extends Size {
  readonly places: readonly Point[]
  readonly routes: readonly (readonly Point[])[]
  readonly labels: readonly (Point | undefined)[]
}

/**
 * The layered layout sets a hidden node wherever an edge passes a layer. Above 250 of them its best placement takes seconds (450: 2 s,
 * 1,250: 49 s), while the faster one stays below two seconds up to 2,500.
 */
const MOST_PASSED_LAYERS = { balanced: 250, fast: 2500 } as const

/** Places the nodes of a scope: in layers, or in one column where the edges are too many and too long for that. */
export async function layout(boxes: readonly Box[], links: readonly Link[]): Promise<Layout> {
  const passed = linkSpans(boxes, links)
  if (passed > MOST_PASSED_LAYERS.fast || boxes.length > MOST_PASSED_LAYERS.fast) return columnLayout(boxes, links)
  return layeredLayout(boxes, links, passed > MOST_PASSED_LAYERS.balanced ? 'fast' : 'balanced')
}
