import type { Branch } from '../execution/branch.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { TaskRequest } from '../ports.ts'

/** What a `...Scheduled` event tells of a request's limits and role, where it has them. */
export function timeout({ timeoutSeconds }: TaskRequest): { readonly timeoutInSeconds?: number } {
  return timeoutSeconds === undefined ? NOTHING : { timeoutInSeconds: timeoutSeconds }
}

export function heartbeat({ heartbeatSeconds }: TaskRequest): { readonly heartbeatInSeconds?: number } {
  return heartbeatSeconds === undefined ? NOTHING : { heartbeatInSeconds: heartbeatSeconds }
}

export function credentials({ roleArn }: TaskRequest): { readonly taskCredentials?: { readonly roleArn: string } } {
  return roleArn === undefined ? NOTHING : { taskCredentials: { roleArn } }
}

/** What the journal needs to ask for the task again. */
export function scheduledNote({ execution }: Branch, request: TaskRequest): JournalNote | undefined {
  return execution.history.journal === undefined ? undefined : { kind: 'scheduled', request }
}

export function heartbeatNote(missed: boolean | undefined): JournalNote | undefined {
  return missed === true ? { kind: 'heartbeatMissed' } : undefined
}

const NOTHING = Object.freeze({})
