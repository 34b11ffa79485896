/** Which lines of a batch have been delivered: all before `next` but those that are named. */
export interface Ledger {
  readonly next: number
  readonly undelivered: readonly number[]
}

export const EMPTY_LEDGER: Ledger = Object.freeze({ next: 0, undelivered: Object.freeze([]) })

/** Whether a line has been delivered. */
export function isDelivered({ next, undelivered }: Ledger, number: number): boolean {
  return number < next && !undelivered.includes(number)
}

/** The ledger after a call: `number` lines have been read, and of those that were sent these were refused to the end. */
export function after(ledger: Ledger, number: number, sent: readonly number[], refused: readonly number[]): Ledger {
  const still = ledger.undelivered.filter((line) => !sent.includes(line))
  return { next: Math.max(ledger.next, number), undelivered: [...still, ...refused].sort((left, right) => left - right) }
}

/** Reads what {@link renderLedger} wrote; nothing for any other text. */
export function parseLedger(text: string): Ledger | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('next' in value) || !('undelivered' in value)) return undefined
    const { next, undelivered } = value
    const isNumber = (line: unknown): line is number => Number.isSafeInteger(line) && (line as number) >= 0
    if (!isNumber(next) || !Array.isArray(undelivered) || !undelivered.every(isNumber)) return undefined
    return { next, undelivered }
  } catch {
    return undefined
  }
}

/** The ledger as its object holds it. */
export function renderLedger(ledger: Ledger): string {
  return `${JSON.stringify(ledger)}\n`
}
