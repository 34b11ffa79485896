import type * as client from '@aws-sdk/client-ecs'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon ECS, as Step Functions names them: `ECS.` by the optimised integration, `Ecs.` by the SDK's. */
export type EcsError = ErrorsOf<typeof client, 'ECS'> | ErrorsOf<typeof client, 'Ecs'> | 'ECS.AmazonECSException'

const RETRY = transient<EcsError>('ECS.ServerException', 'ECS.SdkClientException')

const SDK_RETRY = transient<EcsError>('Ecs.ServerException', 'Ecs.SdkClientException')

type Run = Rendered<client.RunTaskCommandInput>

/** A task that has ended with exit code 0 in all its essential containers, as `runTask.sync` gives it. */
export interface StoppedTask {
  readonly TaskArn: string
  readonly TaskDefinitionArn: string
  readonly ClusterArn: string
  readonly LastStatus: string
  readonly StopCode?: client.TaskStopCode
  readonly StoppedReason?: string
  readonly CapacityProviderName?: string
  readonly Containers: readonly {
    readonly Name: string
    readonly ExitCode?: number
    readonly Reason?: string
    readonly LastStatus?: string
  }[]
}

/** Starting a task, and starting it and waiting for its end. */
export interface RunTask extends Operation<Run, Rendered<client.RunTaskCommandOutput>, EcsError> {
  /**
   * Waits for the task's end. An exit code other than 0, or none because the task was stopped, fails with `States.TaskFailed`;
   * where no place was found for it, with `ECS.AmazonECSException`.
   */
  readonly sync: Operation<Run, StoppedTask, EcsError>
}

function optimised<Output>(name: string): Operation<Run, Output, EcsError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::ecs:${name}`, retry: RETRY })
}

const runTask: RunTask = Object.freeze({
  ...optimised<Rendered<client.RunTaskCommandOutput>>('runTask'),
  sync: optimised<StoppedTask>('runTask.sync'),
})

/**
 * Amazon ECS: the optimised `runTask`, and the SDK's operations (`ecs.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export const ecs = Object.freeze({ runTask, sdk: sdk<client.ECS, EcsError>('ecs', SDK_RETRY) })
