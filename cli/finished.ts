import { dirname } from 'node:path'
import type { JsonValue } from '../asl/index.ts'
import type { ExecutionStatus, HistoryEvent } from '../engine/index.ts'
import type { LocalAws } from '../local/index.ts'
import { failedState } from './failed-state.ts'

/** How an execution ended, as the command line tells it. */
export interface Finished {
  readonly workflow: string
  readonly execution: string
  readonly executionArn: string
  readonly status: ExecutionStatus
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  /** The state in which it failed. */
  readonly state?: string
  /** Real seconds that it ran in this process. */
  readonly seconds: number
  /** The local file or folder of an `s3://` location. */
  readonly pathOf: (location: string) => string
}

/** Tells how an execution of the local account ended; `seconds` is what the caller has measured. */
export function finished(aws: LocalAws, executionArn: string, seconds: number): Finished {
  const { executions } = aws.services.sfn
  const { name, ending } = executions.describe(executionArn)
  if (ending === undefined) throw new Error(`${executionArn} still runs`)
  const state = ending.status === 'SUCCEEDED' ? undefined : failedState(allEvents(aws, executionArn))
  return {
    workflow: executionArn.split(':').at(-2) ?? '',
    execution: name,
    executionArn,
    status: ending.status,
    ...(ending.output !== undefined && { output: ending.output }),
    ...(ending.error !== undefined && { error: ending.error }),
    ...(ending.cause !== undefined && { cause: ending.cause }),
    ...(state !== undefined && { state }),
    seconds: Math.round(seconds * 1000) / 1000,
    pathOf: (location) => pathOf(aws, location),
  }
}

function allEvents({ services }: LocalAws, executionArn: string): readonly HistoryEvent[] {
  const events: HistoryEvent[] = []
  let nextToken: string | undefined
  do {
    const page = services.sfn.executions.history(executionArn, { maxResults: 1000, nextToken })
    events.push(...page.events)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return events
}

function pathOf({ store }: LocalAws, location: string): string {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location) ?? []
  // A folder is where the objects in it are.
  return key.endsWith('/') ? dirname(store.pathOf(bucket, `${key}object`)) : store.pathOf(bucket, key)
}
