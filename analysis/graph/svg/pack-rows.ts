import type { Point } from './layout.ts'
import type { Size } from './measure-node.ts'

const GAP = 12
const WIDEST_ROW = 1600

/** Sets boxes side by side in the order given, in a new row where one would become too wide. */
export function packRows(boxes: readonly Size[]): Size & { readonly places: readonly Point[] } {
  const places: Point[] = []
  let [x, y, rowHeight, width] = [GAP, GAP, 0, 0]
  for (const box of boxes) {
    if (x > GAP && x + box.width > WIDEST_ROW) {
      y += rowHeight + GAP
      x = GAP
      rowHeight = 0
    }
    places.push({ x, y })
    x += box.width + GAP
    rowHeight = Math.max(rowHeight, box.height)
    width = Math.max(width, x)
  }
  return { places, width, height: y + rowHeight + GAP }
}
