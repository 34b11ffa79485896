import { AwsError } from '../../service.ts'

/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

const RANGE = /^bytes=(\d*)-(\d*)$/

/**
 * The part of a body of `size` bytes that a `Range` header asks for; `undefined` is the whole body, as S3 answers several
 * ranges or a header it cannot read. Throws `InvalidRange` (416) where the range begins after the end.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = RANGE.exec(header ?? '')
  const [first = '', last = ''] = match?.slice(1) ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start >= size) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: header,
      ActualObjectSize: String(size),
    })
  }
  return { start, end }
}
