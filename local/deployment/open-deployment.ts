import { randomUUID } from 'node:crypto'
import { ROLE_ID } from '../../analysis/iam/index.ts'
import type { JsonValue } from '../../asl/index.ts'
import { deploymentOf, localNamer, type Pipeline, plainDeclarations, resolveNames } from '../../services/index.ts'
import { roleArnOf } from '../access/caller.ts'
import { type LocalAws, type LocalAwsOptions, openLocalAws } from '../aws.ts'
import { localClock } from '../clock.ts'
import type { LiveExecution } from '../executions/index.ts'
import { containerOf, functionOf } from './bound-tasks.ts'
import { localDefinition } from './local-definition.ts'
import { localRoles } from './local-roles.ts'

/** Options of {@link openDeployment}. */
export interface LocalDeploymentOptions extends Omit<LocalAwsOptions, 'clock' | 'uuid' | 'functions'> {
  /** The state folder. Default: `.sluice` of the working directory. */
  readonly root?: string
  /** Default: {@link localClock}, whose waits cost nothing. */
  readonly clock?: LocalAwsOptions['clock']
  /** Of the endpoint. Default: any that is free. */
  readonly port?: number
  /** Ids of triggers to switch on that are off by their declaration. Default: none. */
  readonly triggers?: readonly string[]
  /**
   * `derived` binds every principal to the role that a deployment would give it, so that a missing right fails here as it would on AWS;
   * `none` lets everybody do everything. Default: `derived`.
   */
  readonly roles?: 'derived' | 'none'
  /** The folder, as a `file:` URL with a slash at its end, under which the handlers of the pipelines' tasks lie. Default: this package's own. */
  readonly code?: URL
}

/** Pipelines on the local AWS. */
export interface LocalDeployment {
  readonly aws: LocalAws
  /**
   * Starts the state machine of the workflow of that name. Await `result` of the answer for its end. Default of `name`: a random UUID.
   * Throws `ExecutionAlreadyExists`, and a `RangeError` for a name that none of the pipelines has.
   */
  start(workflow: { readonly name: string }, input: JsonValue, name?: string): LiveExecution
  /** Ends all work and lets go of the state folder. */
  close(): Promise<void>
}

/**
 * Opens the local AWS of a state folder with all that some pipelines need in it: buckets, tables, queues, functions, state machines.
 * Triggers rest until `aws.live()`. Rejects with `StateFolderInUse`, and with a `RangeError` for a trigger
 * that there is not.
 *
 * @example
 * const { aws, start, close } = await openDeployment([userEventsPipeline], { root: '.sluice' })
 * await aws.store.write('events', 'source/a.csv', 'event_id,user_id,event_type,event_time\n1,u1,login,2025-01-01T00:00:00Z\n')
 * const { status, output } = await start(userEvents, {}).result
 * await close()
 */
export async function openDeployment(pipelines: readonly Pipeline[], options: LocalDeploymentOptions = {}): Promise<LocalDeployment> {
  const { root = '.sluice', clock, port, code, triggers: on = [], roles = 'derived', ...others } = options
  const deployment = deploymentOf(pipelines)
  const { resources, tasks, triggers, workflows } = deployment
  const unknown = on.filter((id) => !triggers.some((trigger) => trigger.id === id))
  if (unknown.length > 0)
    throw new RangeError(`no trigger ${unknown.join(', ')}: the pipelines have ${triggers.map(({ id }) => id).join(', ') || 'none'}`)
  const aws = await openLocalAws({ ...others, root, clock: clock ?? (await localClock(root)), uuid: randomUUID })
  try {
    // The URLs of queues are those of the endpoint.
    const namer = localNamer({ endpoint: (await aws.endpoint(port)).url })
    const plain = plainDeclarations(resources, namer)
    const machines = new Map(workflows.map((workflow) => [workflow.name, localDefinition(workflow, namer)]))
    await aws.provision({
      ...plain,
      roles: roles === 'derived' ? localRoles(deployment, namer, aws.environment) : [],
      functions: tasks.map((task) => functionOf(task, namer, code)),
      containers: plain.fargateTasks.map(({ container }) => containerOf(container, code)),
      stateMachines: [...machines].map(([name, definition]) => ({ name, definition })),
      triggers: resolveNames(
        triggers.map((trigger) => (on.includes(trigger.id) ? { ...trigger, enabled: true } : trigger)),
        namer,
      ),
    })
    const { region, accountId } = aws.environment
    return {
      aws,
      start({ name: workflow }, input, name = randomUUID()) {
        const definition = machines.get(workflow)
        if (definition === undefined)
          throw new RangeError(`none of the pipelines has a workflow ${workflow}: ${[...machines.keys()].join(', ')}`)
        const stateMachineArn = `arn:aws:states:${region}:${accountId}:stateMachine:${workflow}`
        return aws.services.sfn.executions.start({
          definition,
          input,
          stateMachineArn,
          name,
          roleArn: roleArnOf(ROLE_ID.stateMachine(workflow), accountId),
        })
      },
      close: () => aws.close(),
    }
  } catch (error) {
    await aws.close()
    throw error
  }
}
