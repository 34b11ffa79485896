/** Cancels a sleep: the sleeper wakes at once with `AbortError`. */
export type Cancel = AbortSignal

/**
 * Time as the engine and the local services see it. Nothing below `engine/` and `local/` reads the machine's clock.
 *
 * Real work (a query, a file read, a Lambda call) must run inside {@link Clock.hold}, so that virtual time stands still
 * while it runs and jumps only when everybody sleeps.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. Never goes back. */
  now(): number
  /**
   * Resolves after `milliseconds` of this clock's time; rejects with the signal's reason when cancelled.
   * Zero or less resolves on a later turn of the event loop, in order.
   */
  sleep(milliseconds: number, signal?: Cancel): Promise<void>
  /**
   * Calls `fire` after `milliseconds` of this clock's time, unless the function that it returns is called before. For clocks that
   * can do so for less than a {@link sleep} costs; absent, a sleep is used.
   */
  timer?(milliseconds: number, fire: () => void): () => void
  /** Runs real work during which a virtual clock must not jump. Must not sleep on this clock inside. */
  hold<T>(work: () => Promise<T>): Promise<T>
}
