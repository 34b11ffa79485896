import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import type { Folder } from './folder.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'

/** An Athena workgroup. https://docs.aws.amazon.com/athena/latest/ug/manage-queries-control-costs-with-workgroups.html */
export interface Workgroup extends Declaration<'workgroup'> {
  /** Where results lie. */
  readonly results: Folder
  /** Whether a query can choose another place or encryption. */
  readonly enforced: boolean
  /** A query that would read more is cancelled. */
  readonly mostScannedBytes?: number
  readonly encryption: Encryption
}

/** Options of {@link workgroup}. */
export interface WorkgroupOptions extends DeclarationOptions {
  readonly results: Folder
  /** Default: yes. */
  readonly enforced?: boolean
  /** At least 10,000,000, as AWS has it. Default: no bound. */
  readonly mostScannedBytes?: number
  /** Default: `service`, SSE-S3. */
  readonly encryption?: EncryptionOption
}

/** Declares a workgroup. */
export function workgroup(id: string, options: WorkgroupOptions): Workgroup {
  return frozen({
    ...declare('workgroup', id, options),
    results: options.results,
    enforced: options.enforced ?? true,
    ...(options.mostScannedBytes !== undefined && { mostScannedBytes: options.mostScannedBytes }),
    encryption: encryptionOf(options.encryption ?? 'service'),
  })
}
