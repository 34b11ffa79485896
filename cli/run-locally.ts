import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { JsonValue } from '../asl/index.ts'
import { type HistoryEvent, startExecution } from '../engine/index.ts'
import { localClock, openLocalAws } from '../local/index.ts'
import type { CrawlThenQueryOutput } from '../workflows/index.ts'
import { type DataOption, loadData } from './data.ts'
import { failedState } from './failed-state.ts'
import { handlerFile, localDefinition, type Pipeline } from './pipelines.ts'

/** What a local run needs. */
export interface LocalRunOptions {
  readonly pipeline: Pipeline
  readonly input: JsonValue
  readonly data?: readonly DataOption[]
  /** The state folder. */
  readonly root: string
  /** Default: made of the time. */
  readonly name?: string
  readonly onEvent?: (event: HistoryEvent) => void
  /** Takes the log lines of the Lambda functions. */
  readonly log?: (line: string) => void
  /** Stops the execution. */
  readonly signal?: AbortSignal
}

/** How a local run ended. */
export interface LocalRun {
  readonly workflow: string
  readonly execution: string
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  readonly output?: CrawlThenQueryOutput
  readonly error?: string
  readonly cause?: string
  /** The state in which it failed. */
  readonly state?: string
  /** Real seconds from the start of the execution to its end. */
  readonly seconds: number
  /** The file that holds the execution's history. */
  readonly history: string
  /** The local file or folder of an `s3://` location. */
  readonly pathOf: (location: string) => string
}

/** Runs a pipeline on the embedded AWS of a state folder, from its resources to its files. */
export async function runLocally(options: LocalRunOptions): Promise<LocalRun> {
  const { pipeline, input, root } = options
  const workflow = pipeline.workflow.name
  const clock = await localClock(root)
  const aws = await openLocalAws({
    root,
    clock,
    uuid: randomUUID,
    functions: pipeline.tasks.map((task) => ({ ...task, handlerFile: handlerFile(task) })),
    ...(options.log && { log: options.log }),
  })
  try {
    await aws.provision(pipeline.resources)
    for (const data of options.data ?? []) await loadData(aws.store, data, join(resolve(root), 'data.part'))
    const execution = options.name ?? `run-${new Date(clock.now()).toISOString().replace(/[:.]/g, '-')}`
    const began = performance.now()
    const running = startExecution({
      definition: localDefinition(pipeline.workflow),
      input,
      name: execution,
      stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${workflow}`,
      clock,
      random: Math.random,
      uuid: randomUUID,
      tasks: aws.tasks,
      objects: aws.objects,
      ...(options.onEvent && { onEvent: options.onEvent }),
      ...(options.signal && { signal: options.signal }),
    })
    const { status, output, error, cause, events } = await running.result
    const seconds = (performance.now() - began) / 1000
    const history = await writeHistory(join(resolve(root), 'executions', workflow), execution, events)
    const state = status === 'SUCCEEDED' ? undefined : failedState(events)
    return {
      workflow,
      execution,
      status,
      // The compiler has typed the machine's output by the workflow that it was made of.
      ...(output !== undefined && { output: output as unknown as CrawlThenQueryOutput }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      ...(state !== undefined && { state }),
      seconds: Math.round(seconds * 1000) / 1000,
      history,
      pathOf: (location) => pathOf(aws.store, location),
    }
  } finally {
    await aws.close()
  }
}

async function writeHistory(folder: string, execution: string, events: readonly HistoryEvent[]): Promise<string> {
  const file = join(folder, `${execution}.json`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify({ execution, events }, undefined, 1)}\n`)
  return file
}

function pathOf(store: { pathOf(bucket: string, key: string): string }, location: string): string {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location) ?? []
  // A folder is where the objects in it are.
  return key.endsWith('/') ? dirname(store.pathOf(bucket, `${key}object`)) : store.pathOf(bucket, key)
}
