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

/** From 450 passed layers on the layered layout takes seconds, at 5,000 it exhausts the call stack. */
const MOST_PASSED = 400
/** With more than this for each node, most of the picture is parallel lines: a handler that every state shares. */
const MOST_PASSED_BY_NODE = 5
const ALLOWANCE = 40

/** Places the nodes of a scope: in layers, or in one column where the edges are too many and too long for that. */
export async function layout(boxes: readonly Box[], links: readonly Link[]): Promise<Layout> {
  const most = Math.min(MOST_PASSED, ALLOWANCE + MOST_PASSED_BY_NODE * boxes.length)
  return linkSpans(boxes, links) > most ? columnLayout(boxes, links) : layeredLayout(boxes, links)
}
