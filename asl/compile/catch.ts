import type { CatcherDocument, RetrierDocument, StateDocument } from '../document/state-machine.ts'
import { renderField } from '../expression/render.ts'
import type { Catcher, ParallelStep, TaskStep } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'
import type { RetryPolicy } from '../operation.ts'
import type { Leaving, MachineScope } from './compiled.ts'
import { project } from './demand.ts'

/** The `Catch` field of a step and the states of its handlers. */
export interface CompiledCatchers {
  readonly field: { readonly Catch?: readonly CatcherDocument[] }
  readonly states: readonly (readonly [string, StateDocument])[]
}

export function compileCatchers(step: TaskStep | ParallelStep, leaving: Leaving, scope: MachineScope): CompiledCatchers {
  if (step.catches.length === 0) return { field: {}, states: [] }
  if (leaving.Next === undefined) throw new Error(`the compiler let ${JSON.stringify(step.name)} end a block in spite of its handlers`)
  const next = leaving.Next
  const compiled = step.catches.map((catcher) => {
    const handler = scope.block(catcher.handler, { kind: 'next', state: next })
    const field: CatcherDocument = { ErrorEquals: catcher.errors, Next: handler.entry, ...assigned(step, catcher, scope), Output: {} }
    return { field, states: handler.states }
  })
  return { field: { Catch: compiled.map(({ field }) => field) }, states: compiled.flatMap(({ states }) => states) }
}

/** After an error the step's result is absent: its variable must hold nothing rather than be unassigned, or an older turn's value. */
function assigned(
  step: TaskStep | ParallelStep,
  catcher: Catcher,
  scope: MachineScope,
): { readonly Assign?: Readonly<Record<string, JsonValue>> } {
  const ends = catcher.handler.steps.at(-1)?.kind === 'fail'
  const result = ends ? undefined : scope.demands.get(step.result)
  const error = scope.demands.get(catcher.error)
  const variables: Record<string, JsonValue> = {}
  if (result !== undefined) variables[scope.variableOf(step.result)] = result === 'all' ? null : {}
  if (error !== undefined) {
    const value = project({ kind: 'path', root: catcher.error, steps: [] }, error)
    variables[scope.variableOf(catcher.error)] = renderField(value, ({ steps }) => ({ source: '$states.errorOutput', steps }))
  }
  return Object.keys(variables).length === 0 ? {} : { Assign: variables }
}

export function compileRetry(policies: readonly RetryPolicy<string>[]): { readonly Retry?: readonly RetrierDocument[] } {
  return policies.length === 0 ? {} : { Retry: policies.map(retrier) }
}

function retrier(policy: RetryPolicy<string>): RetrierDocument {
  return {
    ErrorEquals: policy.errors,
    ...(policy.interval && { IntervalSeconds: policy.interval.seconds }),
    ...(policy.attempts !== undefined && { MaxAttempts: policy.attempts }),
    ...(policy.backoff !== undefined && { BackoffRate: policy.backoff }),
    ...(policy.most && { MaxDelaySeconds: policy.most.seconds }),
    ...(policy.jitter && { JitterStrategy: policy.jitter }),
  }
}
