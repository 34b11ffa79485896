import type { Caller } from './caller.ts'

/** Rejects with the service's refusal where the caller's role does not allow a call; the owner may make every call. */
export type MayCall = (caller: Caller | undefined, service: string, operation: string, input: object) => Promise<void>
