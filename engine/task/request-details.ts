import type { Branch } from '../execution/branch.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { TaskRequest } from '../ports.ts'

interface RequestDetails {
  readonly timeoutInSeconds?: number
  readonly heartbeatInSeconds?: number
  readonly taskCredentials?: { readonly roleArn: string }
}

/** Those limits and that role of a request which its kind of resource tells. */
interface Told {
  readonly timeoutSeconds?: number | undefined
  readonly heartbeatSeconds?: number | undefined
  readonly roleArn?: string | undefined
}

/** The details of a `...Scheduled` event: what the resource has of its own, and the limits and the role of the request. */
export function scheduledDetails<T extends object>(own: T, { timeoutSeconds, heartbeatSeconds, roleArn }: Told): T & RequestDetails {
  // Nearly every task has none of these.
  if (timeoutSeconds === undefined && heartbeatSeconds === undefined && roleArn === undefined) return own
  return {
    ...own,
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
  }
}

/** What the journal needs to ask for the task again. */
export function scheduledNote({ execution }: Branch, request: TaskRequest): JournalNote | undefined {
  return execution.history.journal === undefined ? undefined : { kind: 'scheduled', request }
}

export function heartbeatNote(missed: boolean | undefined): JournalNote | undefined {
  return missed === true ? { kind: 'heartbeatMissed' } : undefined
}
