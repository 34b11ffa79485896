import { join, resolve } from 'node:path'
import type { JsonValue } from '../asl/index.ts'
import type { HistoryEvent, MapRunProgress } from '../engine/index.ts'
import { openDeployment } from '../local/index.ts'
import { type DataOption, loadData } from './data.ts'
import { type Finished, finished } from './finished.ts'
import type { StartablePipeline } from './pipelines.ts'

/** What a local run needs. */
export interface LocalRunOptions {
  readonly pipeline: StartablePipeline
  readonly input: JsonValue
  readonly data?: readonly DataOption[]
  /** The state folder. */
  readonly root: string
  /** The folder of the handlers of its tasks. Default: this package's own. */
  readonly code?: URL
  /** Default: made of the time. */
  readonly name?: string
  readonly onEvent?: (event: HistoryEvent) => void
  readonly onMapRun?: (run: MapRunProgress) => void
  /** Takes the log lines of the Lambda functions. */
  readonly log?: (line: string) => void
  /** Stops the execution. */
  readonly signal?: AbortSignal
}

/** Runs a pipeline on the embedded AWS of a state folder, from its resources to its files. The execution is durable: see `sluice resume`. */
export async function runLocally({
  pipeline,
  input,
  data = [],
  root,
  code,
  name,
  onEvent,
  onMapRun,
  log,
  signal,
}: LocalRunOptions): Promise<Finished> {
  const { aws, start } = await openDeployment([pipeline], {
    root,
    ...(code && { code }),
    ...(onEvent && { onEvent }),
    ...(onMapRun && { onMapRun }),
    ...(log && { log }),
  })
  try {
    for (const option of data) await loadData(aws.store, option, join(resolve(root), 'data.part'))
    const { executions } = aws.services.sfn
    const began = performance.now()
    const timed = `run-${new Date(aws.environment.clock.now()).toISOString().replace(/[:.]/g, '-')}`
    const { executionArn, result } = start(pipeline.workflow, input, name ?? timed)
    const stop = () => void executions.stop(executionArn, 'Interrupted', 'stopped from the command line')
    signal?.addEventListener('abort', stop, { once: true })
    await result
    signal?.removeEventListener('abort', stop)
    return finished(aws, executionArn, (performance.now() - began) / 1000)
  } finally {
    await aws.close()
  }
}
