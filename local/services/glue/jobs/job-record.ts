import type { JobRunState } from '@aws-sdk/client-glue'

/** A job as its file holds it. Times are milliseconds since the Unix epoch. */
export interface JobRecord {
  readonly name: string
  readonly role: string
  readonly scriptLocation: string
  /** With their dashes. */
  readonly arguments: Readonly<Record<string, string>>
  readonly glueVersion: string
  readonly workerType: string
  readonly workers: number
  readonly timeoutMinutes: number
  readonly concurrentRuns: number
  readonly retries: number
  readonly description?: string
  readonly created: number
  readonly modified: number
}

/** A run of a job as its file holds it. */
export interface JobRunRecord {
  readonly id: string
  readonly job: string
  readonly state: JobRunState
  /** The job's, with those of the run over them. */
  readonly arguments: Readonly<Record<string, string>>
  readonly started: number
  readonly completed?: number
  readonly error?: string
}
