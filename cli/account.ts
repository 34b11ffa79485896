import { randomUUID } from 'node:crypto'
import type { HistoryEvent } from '../engine/index.ts'
import { type LocalAws, localClock, openLocalAws } from '../local/index.ts'
import { handlerFile, localDefinition, type Pipeline } from './pipelines.ts'

/** What an account is opened with. */
export interface AccountOptions {
  /** The state folder. */
  readonly root: string
  readonly pipelines: readonly Pipeline[]
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void
  /** Takes the log lines of the Lambda functions. */
  readonly log?: (line: string) => void
}

/** Opens the local account of a state folder with the resources, functions and state machines of some pipelines in it. */
export async function openAccount({ root, pipelines, onEvent, log }: AccountOptions): Promise<LocalAws> {
  const tasks = new Map(pipelines.flatMap((pipeline) => pipeline.tasks).map((task) => [task.name, task]))
  const functions = [...tasks.values()].map((task) => ({ ...task, handlerFile: handlerFile(task) }))
  const clock = await localClock(root)
  const aws = await openLocalAws({ root, clock, uuid: randomUUID, functions, ...(onEvent && { onEvent }), ...(log && { log }) })
  try {
    for (const { workflow, resources } of pipelines) {
      await aws.provision({ ...resources, stateMachines: [{ name: workflow.name, definition: localDefinition(workflow) }] })
    }
    return aws
  } catch (error) {
    await aws.close()
    throw error
  }
}

/** The ARN of a workflow's state machine in the local account. */
export function machineArn({ environment }: LocalAws, { workflow }: Pipeline): string {
  return `arn:aws:states:${environment.region}:${environment.accountId}:stateMachine:${workflow.name}`
}
