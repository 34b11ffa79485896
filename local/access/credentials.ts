import { createHash } from 'node:crypto'
import type { Caller } from './caller.ts'

/** What an SDK signs with. The signature is not checked, only whose key it is. */
export interface LocalCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** What everybody signs with who is not bound by a role. */
export const OWNER_CREDENTIALS: LocalCredentials = Object.freeze({ accessKeyId: 'local', secretAccessKey: 'local' })

/** The keys of an account. */
export interface Keys {
  /** The same key for the same caller; the owner's where there is none. */
  issue(caller: Caller | undefined): LocalCredentials
  /** Whose key it is; nobody's means the owner's: the user's own tools sign with any key. */
  callerOf(accessKeyId: string | undefined): Caller | undefined
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Keys that live as long as the account is open. They look like those of AWS: `ASIA` and 16 letters or digits. */
export function issuedKeys(): Keys {
  const callers = new Map<string, Caller>()
  return {
    issue(caller) {
      if (caller === undefined) return OWNER_CREDENTIALS
      const digest = createHash('sha256').update(JSON.stringify(caller)).digest()
      const accessKeyId = `ASIA${[...digest.subarray(0, 16)].map((byte) => BASE_32[byte % 32]).join('')}`
      callers.set(accessKeyId, caller)
      return { accessKeyId, secretAccessKey: 'local', sessionToken: 'local' }
    },
    callerOf: (accessKeyId) => callers.get(accessKeyId ?? ''),
  }
}
