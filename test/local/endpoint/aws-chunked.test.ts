import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeAwsChunked } from '../../../local/endpoint/aws-chunked.ts'

async function* pieces(bytes: Buffer, sizes: readonly number[]) {
  let start = 0
  for (let turn = 0; start < bytes.length; turn++) {
    const end = start + (sizes[turn % sizes.length] ?? 1)
    yield bytes.subarray(start, end)
    start = end
  }
}

function encode(chunks: readonly Uint8Array[], trailers: readonly string[]): Buffer {
  const framed = chunks
    .filter(({ length }) => length > 0)
    .map((chunk) => Buffer.concat([Buffer.from(`${chunk.length.toString(16)};chunk-signature=abc\r\n`), chunk, Buffer.from('\r\n')]))
  return Buffer.concat([...framed, Buffer.from(`0\r\n${trailers.map((trailer) => `${trailer}\r\n`).join('')}\r\n`)])
}

async function decode(bytes: Buffer, sizes: readonly number[], length?: number) {
  const trailers = new Map<string, string>()
  const read: Uint8Array[] = []
  for await (const piece of decodeAwsChunked(pieces(bytes, sizes), length, trailers)) read.push(piece)
  return { body: Buffer.concat(read), trailers: Object.fromEntries(trailers) }
}

test('a chunked body is its chunks, however the network cuts it', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 }), sizes, async (chunks, sizes) => {
      const body = Buffer.concat(chunks)
      const decoded = await decode(encode(chunks, ['x-amz-checksum-crc32:AAAAAA==']), sizes, body.length)
      expect(decoded).toEqual({ body, trailers: { 'x-amz-checksum-crc32': 'AAAAAA==' } })
    }),
  )
})

test('a body that is cut off or not as long as declared is IncompleteBody', async () => {
  const bytes = encode([Buffer.from('hello')], [])
  await expect(decode(bytes.subarray(0, bytes.indexOf('llo')), [4])).rejects.toMatchObject({ code: 'IncompleteBody' })
  await expect(decode(bytes, [4], 6)).rejects.toMatchObject({ code: 'IncompleteBody', httpStatus: 400 })
})

test('a body without trailers may end with its last chunk', async () => {
  expect(await decode(Buffer.from('2\r\nab\r\n0\r\n'), [3])).toMatchObject({ body: Buffer.from('ab'), trailers: {} })
})
