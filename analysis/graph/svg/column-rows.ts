import type { Box, Link, Point } from './layout.ts'

/** A node of the column. */
export interface Row extends Box, Point {}

export const MARGIN = 8
const GAP = 44
const SPACE = 8

/** Where the first edge leaves a node at its side, from the top; edges that come in stay above it. */
export const FIRST_EXIT = 20

/** How far below an edge the next one leaves the same node: their labels are beside each other. */
export function exitHeight(link: Link): number {
  return Math.max(SPACE, (link.label?.height ?? 0) + SPACE)
}

/** The nodes below each other, each with room beside it for the labels of the edges that leave it there. */
export function columnRows(boxes: readonly Box[], turning: readonly Link[]): readonly Row[] {
  const widest = Math.max(0, ...boxes.map(({ width }) => width))
  const rooms = new Map<string, number>()
  for (const link of turning) rooms.set(link.from, (rooms.get(link.from) ?? FIRST_EXIT) + exitHeight(link))
  let y = MARGIN
  return boxes.map((box) => {
    const row = { ...box, x: MARGIN + (widest - box.width) / 2, y }
    y += Math.max(box.height, rooms.get(box.id) ?? 0) + GAP
    return row
  })
}
