import { join, resolve } from 'node:path'
import type { JsonValue } from '../asl/index.ts'
import type { HistoryEvent } from '../engine/index.ts'
import { localNamer } from '../services/index.ts'
import { machineArn, openAccount } from './account.ts'
import { type DataOption, loadData } from './data.ts'
import { type Finished, finished } from './finished.ts'
import { localDefinition, type StartablePipeline } from './pipelines.ts'

/** What a local run needs. */
export interface LocalRunOptions {
  readonly pipeline: StartablePipeline
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

/** Runs a pipeline on the embedded AWS of a state folder, from its resources to its files. The execution is durable: see `sluice resume`. */
export async function runLocally({ pipeline, input, data = [], root, name, onEvent, log, signal }: LocalRunOptions): Promise<Finished> {
  const aws = await openAccount({ root, pipelines: [pipeline], ...(onEvent && { onEvent }), ...(log && { log }) })
  try {
    for (const option of data) await loadData(aws.store, option, join(resolve(root), 'data.part'))
    const { executions } = aws.services.sfn
    const began = performance.now()
    const { executionArn, result } = executions.start({
      definition: localDefinition(pipeline.workflow, localNamer({ endpoint: (await aws.endpoint()).url })),
      input,
      stateMachineArn: machineArn(aws, pipeline.workflow),
      name: name ?? `run-${new Date(aws.environment.clock.now()).toISOString().replace(/[:.]/g, '-')}`,
    })
    const stop = () => void executions.stop(executionArn, 'Interrupted', 'stopped from the command line')
    signal?.addEventListener('abort', stop, { once: true })
    await result
    signal?.removeEventListener('abort', stop)
    return finished(aws, executionArn, (performance.now() - began) / 1000)
  } finally {
    await aws.close()
  }
}
