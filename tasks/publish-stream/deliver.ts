import type { Outgoing } from './outgoing.ts'

/** What delivering needs of the world. */
export interface DeliveryPorts {
  /** Sends records in one call. Gives for each of them the error's code, or nothing where the stream has it. */
  put(records: readonly Outgoing[]): Promise<readonly (string | undefined)[]>
  /** Waits some milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** From 0 up to, but not including, 1. */
  random(): number
}

/** What became of the records of a call. */
export interface Delivery {
  /** Records that the stream never took, with its last word. */
  readonly undelivered: readonly { readonly record: Outgoing; readonly code: string }[]
  /** Records that it took only at a later try. */
  readonly retried: number
}

const ATTEMPTS = 10
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5000

/**
 * Sends records and sends again those that were refused, and no others, until all are taken or the tries are used up.
 * A wait is random up to a bound that doubles, so that writers of one shard do not come back together.
 */
export async function deliver(records: readonly Outgoing[], { put, sleep, random }: DeliveryPorts): Promise<Delivery> {
  let waiting = records
  let retried = 0
  for (let attempt = 1; ; attempt++) {
    const codes = await put(waiting)
    const undelivered = waiting.flatMap((record, index) => {
      const code = codes[index]
      return code === undefined ? [] : [{ record, code }]
    })
    if (attempt > 1) retried += waiting.length - undelivered.length
    if (undelivered.length === 0 || attempt === ATTEMPTS) return { undelivered, retried }
    waiting = undelivered.map(({ record }) => record)
    await sleep(Math.round(random() * Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)))
  }
}
