import { createHash } from 'node:crypto'
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'
import type { Digest } from './draft.ts'
import { s3Errors } from './errors.ts'

/** S3's name of an algorithm, as `ChecksumAlgorithm` has it. */
export type ChecksumName = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256'

/** The members of an S3 shape that carry checksums: `ChecksumCRC32`, ... */
export type ChecksumMembers = { -readonly [Name in ChecksumName as `Checksum${Name}`]?: string | undefined }

const digests: Readonly<Record<ChecksumName, () => Digest>> = {
  CRC32: () => cyclic(new Crc32()),
  CRC32C: () => cyclic(new Crc32c()),
  CRC64NVME: () => cyclic(new Crc64Nvme()),
  SHA1: () => hash('sha1'),
  SHA256: () => hash('sha256'),
}
const names = Object.keys(digests) as ChecksumName[]

/** The digests to compute of a body: the named algorithm's and those that the caller claims a value of. */
export function requestedDigests(input: ChecksumMembers, algorithm?: string): Readonly<Record<string, Digest>> {
  const requested = names.filter((name) => name === algorithm || input[`Checksum${name}`] !== undefined)
  return Object.fromEntries(requested.map((name) => [name, digests[name]()]))
}

/** A fresh digest of an algorithm; `InvalidRequest`-shaped error where S3 has no such algorithm. */
export function digestOf(algorithm: string): Digest {
  const create = digests[algorithm as ChecksumName]
  if (create !== undefined) return create()
  throw s3Errors.invalidArgument('Checksum algorithm provided is unsupported', 'x-amz-checksum-algorithm', algorithm)
}

/** Throws `BadDigest` where a claimed checksum is not the body's. Called after the body, since trailers come last. */
export function requireChecksums(
  claimed: ChecksumMembers & { readonly ContentMD5?: string | undefined },
  md5: string,
  actual: Readonly<Record<string, string>>,
): void {
  if (claimed.ContentMD5 !== undefined && Buffer.from(claimed.ContentMD5, 'base64').toString('hex') !== md5) {
    throw s3Errors.badDigest('The Content-MD5 you specified did not match what we received.')
  }
  for (const name of names) {
    const value = claimed[`Checksum${name}`]
    if (value !== undefined && value !== actual[name]) {
      throw s3Errors.badDigest(`The ${name} you specified did not match the calculated checksum.`)
    }
  }
}

/** The checksums by their member names, for an output. */
export function checksumMembers(checksums: Readonly<Record<string, string>> | undefined): ChecksumMembers {
  return Object.fromEntries(Object.entries(checksums ?? {}).map(([name, value]) => [`Checksum${name}`, value]))
}

function hash(algorithm: string): Digest {
  const running = createHash(algorithm)
  return { update: (bytes) => void running.update(bytes), digest: async () => running.digest('base64') }
}

function cyclic(running: { update(bytes: Uint8Array): void; digest(): Promise<Uint8Array> }): Digest {
  return { update: (bytes) => running.update(bytes), digest: async () => Buffer.from(await running.digest()).toString('base64') }
}
