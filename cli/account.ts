import { randomUUID } from 'node:crypto'
import type { Clock, HistoryEvent } from '../engine/index.ts'
import { type LocalAws, localClock, openLocalAws } from '../local/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../services/index.ts'
import { containerOf, functionOf } from './functions.ts'
import { localDefinition } from './pipelines.ts'

/** What an account is opened with. */
export interface AccountOptions {
  /** The state folder. */
  readonly root: string
  readonly pipelines: readonly Pipeline[]
  /** Of the endpoint. Default: any that is free. */
  readonly port?: number
  /** Default: the clock whose waits cost nothing. */
  readonly clock?: Clock
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void
  /** Takes the log lines of the Lambda functions. */
  readonly log?: (line: string) => void
  /** Told of background work that failed. */
  readonly report?: (error: unknown) => void
}

/** Opens the local account of a state folder with all that some pipelines need in it. Triggers rest until the account is made live. */
export async function openAccount({ root, pipelines, port, clock, onEvent, log, report }: AccountOptions): Promise<LocalAws> {
  const { resources, tasks, triggers, workflows } = deploymentOf(pipelines)
  const aws = await openLocalAws({
    root,
    clock: clock ?? (await localClock(root)),
    uuid: randomUUID,
    ...(onEvent && { onEvent }),
    ...(log && { log }),
    ...(report && { report }),
  })
  try {
    // The URLs of queues are those of the endpoint.
    const namer = localNamer({ endpoint: (await aws.endpoint(port)).url })
    const plain = plainDeclarations(resources, namer)
    await aws.provision({
      ...plain,
      functions: tasks.map((task) => functionOf(task, namer)),
      containers: plain.fargateTasks.map(({ container }) => containerOf(container)),
      stateMachines: workflows.map((workflow) => ({ name: workflow.name, definition: localDefinition(workflow, namer) })),
      triggers: resolveNames(triggers, namer),
    })
    return aws
  } catch (error) {
    await aws.close()
    throw error
  }
}

/** The ARN of a workflow's state machine in the local account. */
export function machineArn({ environment }: LocalAws, workflow: { readonly name: string }): string {
  return `arn:aws:states:${environment.region}:${environment.accountId}:stateMachine:${workflow.name}`
}
