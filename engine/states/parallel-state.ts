import type { JsonValue } from '../../asl/json.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { abandon, recordInnerFailure } from '../execution/inner-failure.ts'
import { withRetryAndCatch } from '../retry/with-retry-and-catch.ts'
import { effectiveInput } from './effective-input.ts'
import { resultOutcome } from './outcome.ts'

/** Runs its branches side by side; the first failure ends them all. */
export async function runParallel(frame: Frame): Promise<Outcome> {
  const { branch } = frame
  branch.open = 'Parallel'
  let failedInside = false
  const attempt = async () => {
    failedInside = false
    const input = await effectiveInput(frame)
    branch.record('ParallelStateStarted')
    const results = await runBranches(frame, input, () => {
      failedInside = true
    })
    branch.recordBeside('ParallelStateSucceeded')
    return resultOutcome(frame, results)
  }
  const outcome = await withRetryAndCatch(frame, attempt, (failure) => {
    if (failure instanceof StatesRuntimeError && !failedInside) return
    branch.record('ParallelStateFailed')
    branch.open = undefined
  })
  branch.open = undefined
  return outcome
}

async function runBranches(frame: Frame, input: JsonValue, onFailure: () => void): Promise<JsonValue[]> {
  const { branch, state } = frame
  const started = branch.cursor
  const branches = state.branches.map((group) => new Branch(branch.execution, group, started, branch))
  const running = new Set(branches)
  branch.inner = branches
  return Promise.all(
    branches.map((inner) => {
      const result = branch.execution.runBranch(inner, input).then(
        (output) => {
          running.delete(inner)
          branch.inner = [...running]
          branch.cursor = inner.cursor
          return output
        },
        (error) => {
          if (error instanceof WorkflowFailure && !branch.aborted && !inner.aborted) {
            onFailure()
            recordInnerFailure(branch, inner, [...running])
          }
          throw error
        },
      )
      abandon(branch, result)
      return result
    }),
  )
}
