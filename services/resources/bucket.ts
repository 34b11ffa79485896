import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { type Folder, folder } from './folder.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'

/** An S3 bucket with named zones. It refuses requests without TLS and public access, and tells EventBridge of its objects where a trigger asks. */
export interface Bucket<Zone extends string = string> extends Declaration<'bucket'> {
  readonly zones: Readonly<Record<Zone, Folder>>
  readonly versioned: boolean
  /** No key is ever written twice, and nothing is deleted but by the account's own administrators. */
  readonly writeOnce: boolean
  readonly encryption: Encryption
  readonly expire: readonly Expiry[]
}

/** Objects below a prefix that go after some days. */
export interface Expiry {
  readonly prefix: string
  /** Whole days from 1. */
  readonly days: number
}

/** Options of {@link bucket}. */
export interface BucketOptions<Zone extends string> extends DeclarationOptions {
  /** Prefixes by name, each with its slash: `{ source: 'source/' }`. Default: none. */
  readonly zones?: Readonly<Record<Zone, string>>
  /** Default: what `writeOnce` is. */
  readonly versioned?: boolean
  /**
   * For raw data: a write must say `If-None-Match: *`, so that no object is ever overwritten; S3 cannot copy into such a bucket.
   * Default: no. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
   */
  readonly writeOnce?: boolean
  /** Default: `service`, SSE-S3. */
  readonly encryption?: EncryptionOption
  /** Default: nothing expires but uploads that nobody finished, after a week. */
  readonly expire?: readonly Expiry[]
}

/**
 * Declares a bucket.
 *
 * @example
 * ```ts
 * const lake = bucket('lake', { zones: { source: 'source/', output: 'output/' } })
 * lake.zones.source.uri // s3://${bucket.lake.name}/source/
 * ```
 */
export function bucket<const Zone extends string = never>(id: string, options: BucketOptions<Zone> = {}): Bucket<Zone> {
  const base = declare('bucket', id, options)
  const zones = Object.entries<string>(options.zones ?? {}).map(([zone, prefix]) => [zone, folder(base, prefix)])
  return frozen({
    ...base,
    // The names are those of the option.
    zones: Object.fromEntries(zones) as Record<Zone, Folder>,
    versioned: options.versioned ?? options.writeOnce ?? false,
    writeOnce: options.writeOnce ?? false,
    encryption: encryptionOf(options.encryption ?? 'service'),
    expire: options.expire ?? [],
  })
}
