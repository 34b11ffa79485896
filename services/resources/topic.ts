import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'

/** A standard SNS topic. It refuses requests without TLS. */
export interface Topic extends Declaration<'topic'> {
  readonly encryption: Encryption
  /** Who is told by e-mail, after a click on the mail that SNS sends. */
  readonly emails: readonly string[]
}

/** Options of {@link topic}. */
export interface TopicOptions extends DeclarationOptions {
  /** Default: `managed`. CloudWatch alarms can publish only to a topic of `service` or of a key that allows it. */
  readonly encryption?: EncryptionOption
  /** Default: nobody. */
  readonly emails?: readonly string[]
}

/** Declares a topic. `existing` takes its ARN. */
export function topic(id: string, options: TopicOptions = {}): Topic {
  return frozen({
    ...declare('topic', id, options),
    encryption: encryptionOf(options.encryption ?? 'managed'),
    emails: options.emails ?? [],
  })
}
