import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AwsError } from '../service.ts'
import { decodeAwsChunked, type Trailers } from './aws-chunked.ts'
import { headerOf, type WireRequest } from './wire-request.ts'

/** The largest body that is read as a whole: no API but S3's streams takes more. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024

/** A request's payload, freed of the ways in which it travelled. */
export interface RequestBody {
  readonly stream: AsyncIterable<Uint8Array>
  /** Filled once the stream has been read to its end. */
  readonly trailers: Trailers
}

/** Undoes `aws-chunked`, and gzip unless the operation keeps `Content-Encoding` as a property of what it stores. */
export function requestBody(request: WireRequest, isEncodingKept: boolean): RequestBody {
  const trailers: Trailers = new Map()
  const isChunked = headerOf(request.headers, 'x-amz-content-sha256')?.startsWith('STREAMING-') ?? false
  const declared = headerOf(request.headers, 'x-amz-decoded-content-length')
  const plain = isChunked ? decodeAwsChunked(request.body, declared === undefined ? undefined : Number(declared), trailers) : request.body
  const isCompressed =
    !isEncodingKept && (headerOf(request.headers, 'content-encoding') ?? '').split(',').some((part) => part.trim() === 'gzip')
  return { stream: isCompressed ? gunzip(plain) : plain, trailers }
}

function gunzip(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // A failure of either side reaches the reader through the stream itself.
  return pipeline(Readable.from(body), createGunzip(), () => {})
}

/** Reads a document to its end. Throws `RequestEntityTooLarge`. */
export async function readDocument(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > LARGEST_DOCUMENT) throw new AwsError('RequestEntityTooLarge', `The request is larger than ${LARGEST_DOCUMENT} bytes.`, 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
