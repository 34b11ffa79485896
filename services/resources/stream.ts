import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'

/** A Kinesis data stream, encrypted by KMS. */
export interface Stream extends Declaration<'stream'> {
  /** How many shards; nothing for on-demand. */
  readonly shards?: number
  readonly retentionHours: number
  readonly encryption: Exclude<Encryption, { readonly kind: 'service' }>
}

/** Options of {@link stream}. */
export interface StreamOptions extends DeclarationOptions {
  /** A whole number from 1. Default: on-demand. */
  readonly shards?: number
  /** 24 to 8,760. Default: 24. */
  readonly retentionHours?: number
  /** Default: `managed`, `alias/aws/kinesis`. */
  readonly encryption?: Exclude<EncryptionOption, 'service'>
}

/** Declares a stream. */
export function stream(id: string, options: StreamOptions = {}): Stream {
  return frozen({
    ...declare('stream', id, options),
    ...(options.shards !== undefined && { shards: options.shards }),
    retentionHours: options.retentionHours ?? 24,
    // `service` is no value of the option.
    encryption: encryptionOf(options.encryption ?? 'managed') as Stream['encryption'],
  })
}
