import { randomUUID } from 'node:crypto'
import type { JsonValue, Workflow } from '../../asl/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../../services/index.ts'
import { type LocalAws, type LocalAwsOptions, openLocalAws } from '../aws.ts'
import { localClock } from '../clock.ts'
import type { LiveExecution } from '../executions/index.ts'
import { containerOf, functionOf } from './bound-tasks.ts'
import { localDefinition } from './local-definition.ts'

/** Options of {@link openDeployment}. */
export interface LocalDeploymentOptions extends Omit<LocalAwsOptions, 'clock' | 'uuid' | 'functions'> {
  /** The state folder. Default: `.sluice` of the working directory. */
  readonly root?: string
  /** Default: {@link localClock}, whose waits cost nothing. */
  readonly clock?: LocalAwsOptions['clock']
  /** Of the endpoint. Default: any that is free. */
  readonly port?: number
  /** The folder, as a `file:` URL with a slash at its end, under which the handlers of the pipelines' tasks lie. Default: this package's own. */
  readonly code?: URL
}

/** Pipelines on the local AWS. */
export interface LocalDeployment {
  readonly aws: LocalAws
  /**
   * Starts the state machine of a workflow. Await `result` of the answer for its end. Default of `name`: a random UUID.
   * Throws `ExecutionAlreadyExists`.
   */
  start(workflow: Workflow, input: JsonValue, name?: string): LiveExecution
  /** Ends all work and lets go of the state folder. */
  close(): Promise<void>
}

/**
 * Opens the local AWS of a state folder with all that some pipelines need in it: buckets, tables, queues, functions, state machines.
 * Triggers rest until `aws.live()`. Rejects with `StateFolderInUse`.
 *
 * @example
 * const { aws, start, close } = await openDeployment([userEventsPipeline], { root: '.sluice' })
 * await aws.store.write('events', 'source/a.csv', 'event_id,user_id,event_type,event_time\n1,u1,login,2025-01-01T00:00:00Z\n')
 * const { status, output } = await start(userEvents, {}).result
 * await close()
 */
export async function openDeployment(pipelines: readonly Pipeline[], options: LocalDeploymentOptions = {}): Promise<LocalDeployment> {
  const { root = '.sluice', clock, port, code, ...others } = options
  const { resources, tasks, triggers, workflows } = deploymentOf(pipelines)
  const aws = await openLocalAws({ ...others, root, clock: clock ?? (await localClock(root)), uuid: randomUUID })
  try {
    // The URLs of queues are those of the endpoint.
    const namer = localNamer({ endpoint: (await aws.endpoint(port)).url })
    const plain = plainDeclarations(resources, namer)
    const machines = new Map(workflows.map((workflow) => [workflow.name, localDefinition(workflow, namer)]))
    await aws.provision({
      ...plain,
      functions: tasks.map((task) => functionOf(task, namer, code)),
      containers: plain.fargateTasks.map(({ container }) => containerOf(container, code)),
      stateMachines: [...machines].map(([name, definition]) => ({ name, definition })),
      triggers: resolveNames(triggers, namer),
    })
    const { region, accountId } = aws.environment
    return {
      aws,
      start({ name: workflow }, input, name = randomUUID()) {
        const definition = machines.get(workflow)
        if (definition === undefined)
          throw new RangeError(`none of the pipelines has a workflow ${workflow}: ${[...machines.keys()].join(', ')}`)
        const stateMachineArn = `arn:aws:states:${region}:${accountId}:stateMachine:${workflow}`
        return aws.services.sfn.executions.start({ definition, input, stateMachineArn, name })
      },
      close: () => aws.close(),
    }
  } catch (error) {
    await aws.close()
    throw error
  }
}
