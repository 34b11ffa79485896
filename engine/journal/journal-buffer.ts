import type { Journal, JournalEntry } from './journal.ts'

/** How many entries wait before a line of states writes them: a bound of memory, not of time. */
const MOST_WAITING = 64

/**
 * Collects the entries of a journal. What happens without a turn of the event loop between is written together, so the
 * journal never holds half of what belongs together, and a chain of states costs few writes.
 */
export class JournalBuffer {
  readonly #journal: Journal
  readonly #crash: (bug: unknown) => void
  #waiting: JournalEntry[] = []
  #scheduled = false

  /** @param crash takes the failure of a write that nobody waits for */
  constructor(journal: Journal, crash: (bug: unknown) => void) {
    this.#journal = journal
    this.#crash = crash
  }

  add(entry: JournalEntry): void {
    this.#waiting.push(entry)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      try {
        this.flush()
      } catch (error) {
        this.#crash(error)
      }
    })
  }

  /** Writes what waits: before the world outside is asked for anything, and after it has answered. */
  flush(): void {
    if (this.#waiting.length === 0) return
    const entries = this.#waiting
    this.#waiting = []
    this.#journal.append(entries)
  }

  /** Writes what waits where that is much. */
  relieve(): void {
    if (this.#waiting.length >= MOST_WAITING) this.flush()
  }
}
