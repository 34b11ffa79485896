import type { ChildPosition, Journal, JournalEntry, MapRunJournal, RecordedInput } from './journal.ts'
import { readPosition } from './position-reader.ts'

/** A journal that stays in memory: for redrives within one process, and for tests. */
export interface MemoryJournal extends Journal {
  /** The entries by the calls that wrote them; a crash loses whole calls only, from the end. */
  readonly batches: readonly (readonly JournalEntry[])[]
  mapRun(mapRunArn: string): MapRunJournal
  /** A journal that goes on after the first `count` writes, those of map runs among them, as if the process had died there. */
  cut(count: number): MemoryJournal
  /** All entries, those of child executions under a name of their own. */
  everyEntry(): readonly JournalEntry[]
  /** How many writes there were, those of map runs among them. */
  readonly writes: number
}

type Write =
  | { readonly kind: 'entries'; readonly place: string; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'inputs'; readonly place: string; readonly inputs: readonly RecordedInput[] }
  | { readonly kind: 'child'; readonly place: string; readonly index: number; readonly name: string }

/** An empty journal in memory. */
export function memoryJournal(): MemoryJournal {
  return over([], '')
}

function over(writes: Write[], place: string): MemoryJournal {
  const entriesAt = (at: string) => writes.flatMap((write) => (write.kind === 'entries' && write.place === at ? [write.entries] : []))
  return {
    get batches() {
      return entriesAt(place)
    },
    get writes() {
      return writes.length
    },
    everyEntry: () =>
      writes.flatMap((write) =>
        write.kind === 'entries' ? write.entries.map((entry) => ({ ...entry, line: `${write.place}${entry.line}` })) : [],
      ),
    append: (entries) => void writes.push({ kind: 'entries', place, entries }),
    cut: (count) => over(writes.slice(0, count), place),
    mapRun(mapRunArn) {
      const run = `${place}>${mapRunArn}`
      const childPlace = (index: number) => `${run}#${index}`
      return {
        read() {
          const begun = writes.find((write) => write.kind === 'inputs' && write.place === run)
          if (begun?.kind !== 'inputs') return undefined
          const children = new Map<number, ChildPosition>()
          for (const write of writes) {
            if (write.kind !== 'child' || write.place !== run) continue
            children.set(write.index, { name: write.name, position: readPosition(entriesAt(childPlace(write.index)).flat()) })
          }
          return { inputs: begun.inputs, children }
        },
        begin: (inputs) => void writes.push({ kind: 'inputs', place: run, inputs }),
        child(index, name) {
          writes.push({ kind: 'child', place: run, index, name })
          return over(writes, childPlace(index))
        },
      }
    },
  }
}
