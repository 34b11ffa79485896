import type { JsonValue } from '../json.ts'
import type { Ref } from './ref.ts'
import { refOf } from './source.ts'

/** The context object's members, https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export interface Context {
  readonly Execution: {
    readonly Id: string
    readonly Name: string
    readonly RoleArn: string
    /** ISO 8601, with milliseconds. */
    readonly StartTime: string
    readonly RedriveCount: number
    readonly RedriveTime?: string
  }
  readonly State: {
    readonly Name: string
    /** ISO 8601, with milliseconds. */
    readonly EnteredTime: string
    /** 0 at the first attempt. */
    readonly RetryCount: number
  }
  /** The task of a callback, in the input of the task itself and nowhere else: see `withCallback`. */
  readonly Task: {
    /** What the one who answers must give back. */
    readonly Token: string
  }
  /** In the states of an inline map; the item is handed to its body by the builder, so this is for other machines' habits. */
  readonly Map?: {
    readonly Item: { readonly Index: number; readonly Value: JsonValue; readonly Key?: string; readonly Source?: string }
  }
  readonly StateMachine: { readonly Id: string; readonly Name: string }
}

/**
 * The context object of the state in which it is read: what Step Functions knows of the execution, the state, the item of a map and the task.
 * The execution's input is the workflow's own `input`.
 *
 * `context.Task.Token` is there in the input of a task by `withCallback` only; the members of `context.Map` may be absent.
 * Throws a `DefinitionError`: `no-task-token`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 *
 * @example
 * ```ts
 * return { run: context.Execution.Name, started: context.Execution.StartTime, entered: context.State.EnteredTime }
 * ```
 */
export const context: Ref<Context> = refOf({ kind: 'path', root: { kind: 'context' }, steps: [] })
