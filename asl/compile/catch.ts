import type { CatcherDocument, RetrierDocument, StateDocument } from '../document/state-machine.ts'
import { renderField } from '../expression/render.ts'
import { endsExecution } from '../flow/ends.ts'
import type { Catcher, CatchingStep } from '../flow/step.ts'
import type { JsonObject } from '../json.ts'
import type { RetryPolicy } from '../operation.ts'
import type { Leaving, MachineScope } from './compiled.ts'
import { keep } from './keep.ts'
import { project } from './project.ts'

/** The `Catch` field of a step and the states of its handlers. */
export interface CompiledCatchers {
  readonly field: { readonly Catch?: readonly CatcherDocument[] }
  readonly states: readonly (readonly [string, StateDocument])[]
}

export function compileCatchers(step: CatchingStep, leaving: Leaving, scope: MachineScope): CompiledCatchers {
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

/** After an error the step's result is absent, where the execution goes on at all; the error is kept for its handler. */
function assigned(step: CatchingStep, { handler, error }: Catcher, scope: MachineScope): { readonly Assign?: JsonObject } {
  const result = endsExecution(handler) ? undefined : keep(step.result, undefined, scope).Assign
  const caught = keptError(error, scope)
  return result === undefined && caught === undefined ? {} : { Assign: { ...result, ...caught } }
}

function keptError(error: Catcher['error'], scope: MachineScope): JsonObject | undefined {
  const wanted = scope.wantedOf(error)
  if (wanted === undefined) return undefined
  const value = project({ kind: 'path', root: error, steps: [] }, wanted)
  return { [scope.variableOf(error)]: renderField(value, ({ steps }) => ({ source: '$states.errorOutput', steps })) }
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
