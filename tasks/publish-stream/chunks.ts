import { type Outgoing, sizeOf } from './outgoing.ts'

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
export const MOST_RECORDS = 500
export const MOST_BYTES = 5 * 1024 ** 2

/** Collects records until a call is full. */
export function chunker(): { add(record: Outgoing): readonly Outgoing[] | undefined; rest(): readonly Outgoing[] } {
  let chunk: Outgoing[] = []
  let bytes = 0
  const take = () => {
    const full = chunk
    chunk = []
    bytes = 0
    return full
  }
  return {
    add(record) {
      const size = sizeOf(record)
      const full = chunk.length === MOST_RECORDS || bytes + size > MOST_BYTES ? take() : undefined
      chunk.push(record)
      bytes += size
      return full
    },
    rest: take,
  }
}
