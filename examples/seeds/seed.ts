/** What one pipeline did with its rows, counted from what lies in its buckets, queues and streams, not from what it says of itself. */
export interface SeedLine {
  readonly pipeline: string
  readonly rowsIn: number
  readonly rowsOut: number
  readonly quarantined: number
}

/** One of the five systems: what it is called, and what runs it in a folder and tells a line per pipeline. */
export interface Seed {
  readonly name: string
  run(root: string, told: (line: SeedLine) => void): Promise<void>
}
