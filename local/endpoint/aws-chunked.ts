import { AwsError } from '../service.ts'

/** What came after the last chunk, once the body has been read to its end. Names in lower case. */
export type Trailers = Map<string, string>

const NEWLINE = 0x0a

/**
 * The payload of an `aws-chunked` body: `<hex length>[;chunk-signature=...]\r\n<bytes>\r\n` ... `0\r\n<trailers>\r\n`.
 * Chunk signatures are not checked. Throws `IncompleteBody` where the body ends early or is not as long as declared.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeAwsChunked(
  body: AsyncIterable<Uint8Array>,
  declaredLength: number | undefined,
  trailers: Trailers,
): AsyncGenerator<Uint8Array> {
  const reader = byteReader(body)
  let total = 0
  for (;;) {
    const header = await reader.line()
    const length = Number.parseInt(header.split(';', 1)[0] ?? '', 16)
    if (!(length >= 0))
      throw new AwsError('InvalidChunkSizeError', `Not a chunk header of an aws-chunked body: ${JSON.stringify(header.slice(0, 40))}`, 403)
    if (length === 0) break
    for await (const piece of reader.bytes(length)) yield piece
    await reader.line()
    total += length
  }
  for (let line = await reader.line(true); line !== ''; line = await reader.line(true)) {
    const colon = line.indexOf(':')
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  if (declaredLength !== undefined && total !== declaredLength) throw incompleteBody(declaredLength, total)
}

function incompleteBody(expected: number, received: number): AwsError {
  return new AwsError(
    'IncompleteBody',
    `You did not provide the number of bytes specified: ${expected} expected, ${received} received.`,
    400,
  )
}

interface ByteReader {
  /** A line without its end; at the end of the body an error, or where `orEnd` an empty line. */
  line(orEnd?: boolean): Promise<string>
  bytes(length: number): AsyncGenerator<Uint8Array>
}

function byteReader(body: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = body[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array()

  /** Reads on; false at the end. */
  async function fill(): Promise<boolean> {
    const { done, value } = await chunks.next()
    if (done === true) return false
    rest = rest.length === 0 ? value : Buffer.concat([rest, value])
    return true
  }
  return {
    async line(orEnd = false) {
      let end = rest.indexOf(NEWLINE)
      while (end < 0) {
        if (!(await fill())) {
          if (orEnd) return ''
          throw incompleteBody(1, 0)
        }
        end = rest.indexOf(NEWLINE)
      }
      const line = Buffer.from(rest.subarray(0, end)).toString('latin1').replace(/\r$/, '')
      rest = rest.subarray(end + 1)
      return line
    },
    async *bytes(length) {
      for (let left = length; left > 0; ) {
        if (rest.length === 0 && !(await fill())) throw incompleteBody(length, length - left)
        const piece = rest.subarray(0, left)
        rest = rest.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
  }
}
