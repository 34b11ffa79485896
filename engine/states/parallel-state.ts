import type { JsonValue } from '../../asl/json.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { abandon, recordInnerFailure } from '../execution/inner-failure.ts'
import type { BranchesPosition, LinePosition } from '../journal/position.ts'
import { withRetryAndCatch } from '../retry/with-retry-and-catch.ts'
import { effectiveInput } from './effective-input.ts'
import { resultOutcome } from './outcome.ts'

/** Runs its branches side by side; the first failure ends them all. */
export async function runParallel(frame: Frame): Promise<Outcome> {
  const { branch } = frame
  branch.open = 'Parallel'
  // What is recorded of a failed attempt comes from inside.
  let failedInside = frame.restored?.progress.kind === 'failed'
  const attempt = async () => {
    failedInside = false
    const { inner } = frame.restored ?? {}
    frame.restored = undefined
    const from = inner?.kind === 'branches' ? inner : await begin(frame)
    const results = await runBranches(frame, from, () => {
      failedInside = true
    })
    if (!from.closed) branch.recordBeside('ParallelStateSucceeded')
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

async function begin(frame: Frame): Promise<BranchesPosition> {
  const { branch } = frame
  const input = await effectiveInput(frame)
  const note = { kind: 'branches', ...(input === frame.input ? {} : { input }) } as const
  const started = branch.record('ParallelStateStarted', undefined, note)
  return { started, lines: new Map(), closed: false, kind: 'branches', input }
}

async function runBranches(frame: Frame, from: BranchesPosition, onFailure: () => void): Promise<JsonValue[]> {
  const { branch, state } = frame
  const { started, lines, input = frame.input } = from
  const branches = state.branches.map((group, index) => new Branch(branch.execution, group, started, { outer: branch, started, index }))
  const running = new Set(branches.filter((_, index) => !isEnded(lines.get(index))))
  branch.inner = [...running]
  branch.cursor = from.closed ? branch.cursor : Math.max(started, ...branches.map((_, index) => endedAt(lines.get(index))))
  return Promise.all(
    branches.map((inner, index) => {
      const line = lines.get(index)
      if (isEnded(line)) return line.at.output
      const result = branch.execution.runBranch(inner, input, line).then(
        (output) => {
          running.delete(inner)
          branch.inner = [...running]
          branch.cursor = inner.cursor
          return output
        },
        (error) => {
          if (error instanceof WorkflowFailure && !branch.aborted && !inner.aborted) {
            onFailure()
            recordInnerFailure(branch, inner, [...running], error)
          }
          throw error
        },
      )
      abandon(branch, result)
      return result
    }),
  )
}

type EndedLine = LinePosition & { readonly at: { readonly kind: 'exited'; readonly output: JsonValue } }

function isEnded(line: LinePosition | undefined): line is EndedLine {
  return line?.at.kind === 'exited' && line.at.next === undefined
}

function endedAt(line: LinePosition | undefined): number {
  return isEnded(line) ? line.cursor : 0
}
