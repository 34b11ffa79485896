import type * as client from '@aws-sdk/client-sfn'
import type { Operation, Workflow } from '../asl/index.ts'
import { stateMachineArn } from './resources/index.ts'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of Step Functions, as Step Functions names them: `StepFunctions.` by the optimised integration, `Sfn.` by the SDK's. */
export type SfnError = ErrorsOf<typeof client, 'StepFunctions'> | ErrorsOf<typeof client, 'Sfn'> | 'StepFunctions.AWSStepFunctionsException'

/** Only what has certainly not been started: a second start would be a second execution. */
const RETRY = transient<SfnError>('StepFunctions.ExecutionLimitExceededException', 'StepFunctions.SdkClientException')

/** An execution that was started. */
export interface StartedExecution {
  readonly ExecutionArn: string
  /** ISO 8601. */
  readonly StartDate: string
}

function start<Input, Output>(workflow: Workflow<Input>, variant: '' | '.sync:2', outputPath?: readonly string[]) {
  const operation: Operation<Input, Output, SfnError> = {
    kind: 'operation',
    resource: `arn:aws:states:::states:startExecution${variant}`,
    retry: RETRY,
    wrap: { member: 'Input', beside: { StateMachineArn: stateMachineArn(workflow) } },
    ...(outputPath && { outputPath }),
  }
  return Object.freeze(operation)
}

/**
 * Starts an execution of another workflow of this account: its input goes in as the workflow's own schema has it.
 *
 * `sfn.startExecution(other)` goes on at once and gives the execution's ARN; `sfn.startExecution.sync(other)` waits for the end and gives the other's
 * output, typed. An execution that does not succeed fails the task with `States.TaskFailed`.
 * Makes a Task state, and retries only what has certainly not been started: a second start would be a second execution.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 *
 * @example
 * ```ts
 * const loadOne = workflow({ name: 'load-one', input: Type.Object({ key: Type.String() }) }, (_, input) => ({ loaded: input.key }))
 * const run = flow.task('Load', sfn.startExecution.sync(loadOne), { key: input.key })
 * return { loaded: run.loaded }
 * ```
 */
export interface StartExecution {
  /** Goes on at once; the result says what was started. */
  <Input>(workflow: Workflow<Input>): Operation<Input, StartedExecution, SfnError>
  /** Waits for the end; the result is the workflow's output. An execution that does not succeed fails the task with `States.TaskFailed`. */
  readonly sync: <Input, Output>(workflow: Workflow<Input, Output>) => Operation<Input, Output, SfnError>
}

const startExecution: StartExecution = Object.freeze(
  Object.assign(<Input>(workflow: Workflow<Input>) => start<Input, StartedExecution>(workflow, ''), {
    sync: <Input, Output>(workflow: Workflow<Input, Output>) => start<Input, Output>(workflow, '.sync:2', ['Output']),
  }),
)

/**
 * AWS Step Functions: other workflows of the same account by the optimised integration, and the SDK's operations (`sfn.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export const sfn = Object.freeze({
  startExecution,
  sdk: sdk<client.SFN, SfnError>('sfn', transient<SfnError>('Sfn.SdkClientException')),
})
