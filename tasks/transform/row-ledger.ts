/** In which file a row is, or is to be. */
export interface RowEntry {
  readonly file: string
  /** Whole seconds since the Unix epoch: until then whoever entered it may still be writing. */
  readonly leaseUntil: number
}

/**
 * Says in which file each row is. A row is done when its file is there: the entry alone is a plan.
 * Together they make rows come once, whatever batches their messages come in.
 */
export interface RowLedger {
  /** What is known of rows, by their ids. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, RowEntry>>
  /** Enters a row, if nobody has entered it since `known` was found. Gives whether it is ours. */
  enter(id: string, file: string, known: RowEntry | undefined): Promise<boolean>
  /** Ends the lease of an entry that is ours, of a file that will not be written now. */
  abandon(id: string, file: string): Promise<void>
}
