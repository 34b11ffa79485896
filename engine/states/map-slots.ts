import type { JsonValue } from '../../asl/json.ts'
import type { IterationsPosition, LinePosition } from '../journal/position.ts'

/** One of the places in which iterations run, one after the other. */
export interface Slot {
  readonly slot: number
  /** The event that its next iteration hangs on. */
  readonly cursor: number
  /** The iteration that an earlier process left in it. */
  readonly running: { readonly index: number; readonly line: LinePosition; readonly input: JsonValue } | undefined
}

/** What is left to do of an inline Map. */
export interface MapSlots {
  /** The outputs of the iterations that ended, by index. */
  readonly results: JsonValue[]
  readonly slots: readonly Slot[]
  /** Whether the iteration of that index was begun by an earlier process. */
  isBegun(index: number): boolean
}

/** Reads how an inline Map's slots are taken: all free where it has just begun. */
export function readSlots({ items, lines, concurrency, started }: IterationsPosition): MapSlots {
  const results = new Array<JsonValue>(items.length)
  const slots = new Map<number, Slot>()
  for (let slot = 0; slot < Math.min(concurrency, items.length); slot++) slots.set(slot, { slot, cursor: started, running: undefined })
  for (const [index, line] of lines) {
    const { iteration } = line
    if (iteration === undefined) continue
    const { slot, input = items[index] ?? null, ended } = iteration
    if (ended && line.at.kind === 'exited') results[index] = line.at.output
    const later = Math.max(slots.get(slot)?.cursor ?? started, line.cursor)
    const running = ended ? slots.get(slot)?.running : { index, line, input }
    slots.set(slot, { slot, cursor: later, running })
  }
  return { results, slots: [...slots.values()], isBegun: (index) => lines.has(index) }
}
