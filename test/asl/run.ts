import { compile, type JsonObject, type JsonValue, type Workflow } from '../../asl/index.ts'
import { type ExecutionResult, startExecution, TaskFailure, type TaskRequest, virtualClock } from '../../engine/index.ts'

/** What a task answers: a value, a function of the request, or an error to throw. */
export type Answer = JsonValue | Error | ((request: TaskRequest) => JsonValue | Error)

/** A failure of a task, as a service would raise it. */
export function failure(error: string, cause = ''): Error {
  return new TaskFailure(error, cause)
}

/** How an execution ended, and what it asked of its tasks. */
export interface Run extends ExecutionResult {
  readonly requests: readonly TaskRequest[]
}

/** Compiles a workflow and runs it on the engine; tasks answer by the name of their state. */
export async function run(workflow: Workflow, input: JsonValue = {}, answers: Readonly<Record<string, Answer>> = {}): Promise<Run> {
  const requests: TaskRequest[] = []
  let ids = 0
  const execution = startExecution({
    // The typed document is JSON; its interfaces have no index signature.
    definition: compile(workflow) as unknown as JsonObject,
    input,
    name: 'run-1',
    clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    tasks: {
      async run(request) {
        requests.push(request)
        const answer = answers[request.stateName]
        const given = typeof answer === 'function' ? answer(request) : answer
        if (given instanceof Error) throw given
        return given === undefined ? {} : given
      },
    },
  })
  return { ...(await execution.result), requests }
}

/** The output of a run that must succeed. */
export async function outputOf(workflow: Workflow, input?: JsonValue, answers?: Readonly<Record<string, Answer>>): Promise<JsonValue> {
  const { status, output, error, cause } = await run(workflow, input, answers)
  if (status !== 'SUCCEEDED') throw new Error(`the execution ended ${status}: ${error}: ${cause}`)
  return output ?? null
}
