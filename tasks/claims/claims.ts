/** What a claim was answered: it is ours now, somebody's who may still be at it, or done long ago. */
export type ClaimAnswer =
  | {
      readonly kind: 'claimed'
      /** How many times the claim has been taken: 1 for the first try. */
      readonly attempt: number
    }
  | { readonly kind: 'held' | 'completed' }

/** How long things last. */
export interface ClaimTimes {
  /** Seconds for which a claim is its holder's without a renewal. */
  readonly leaseSeconds: number
  /** Seconds after which the table forgets. */
  readonly keepSeconds: number
}

/**
 * A table of what is being done and what is done, so that whatever is told twice is done once.
 * A claim is INPROGRESS until its holder completes it; a holder that died loses it when its lease ends.
 */
export interface Claims {
  /** Takes a claim that nobody has, or whose holder's lease has ended. */
  claim(id: string): Promise<ClaimAnswer>
  /** Lengthens the lease. Throws {@link ClaimLost} where the claim is another's. */
  renew(id: string): Promise<void>
  /** Marks as done for good. Throws {@link ClaimLost} where the claim is another's. */
  complete(id: string): Promise<void>
  /** Gives a claim back at once, so that the next try need not wait for the lease. Does nothing where it is another's. */
  release(id: string): Promise<void>
}

/** The lease ended while its holder was still at work, and somebody else has taken over. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost'

  constructor(id: string, options?: ErrorOptions) {
    super(`the claim on ${id} is another's by now: its lease ended before the work did`, options)
  }
}

/** An item of the table. Times are whole seconds since the Unix epoch. */
export interface ClaimItem {
  readonly id: string
  readonly state: 'INPROGRESS' | 'COMPLETED'
  readonly holder: string
  readonly attempt: number
  readonly lease_until: number
  /** The table's time to live. */
  readonly expires_at: number
}
