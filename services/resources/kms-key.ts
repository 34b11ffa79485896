import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** A customer-managed key of KMS, which rotates every year. https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
export interface KmsKey extends Declaration<'kms-key'> {
  readonly description?: string
}

/** Declares a key. `existing` takes its ARN. */
export function kmsKey(id: string, options: DeclarationOptions & { readonly description?: string } = {}): KmsKey {
  return frozen({ ...declare('kms-key', id, options), ...(options.description !== undefined && { description: options.description }) })
}

/**
 * How data are encrypted at rest: with keys that the service owns, with the account's key that AWS manages for the service,
 * or with the key of that token ({@link KmsKey.arn}).
 */
export type Encryption = { readonly kind: 'service' } | { readonly kind: 'managed' } | { readonly kind: 'key'; readonly key: string }

/** What a resource takes for its encryption. */
export type EncryptionOption = 'service' | 'managed' | KmsKey

export function encryptionOf(option: EncryptionOption): Encryption {
  return typeof option === 'string' ? { kind: option } : { kind: 'key', key: option.arn }
}
