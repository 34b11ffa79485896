import { compile, type JsonObject, type JsonValue, type Workflow } from '../../asl/index.ts'
import { type ExecutionResult, type ObjectPort, startExecution, TaskFailure, type TaskRequest, virtualClock } from '../../engine/index.ts'

/** What a task answers: a value, a function of the request, or an error to throw. */
export type Answer = JsonValue | Error | ((request: TaskRequest) => JsonValue | Error)

/** A failure of a task, as a service would raise it. */
export function failure(error: string, cause = ''): Error {
  return new TaskFailure(error, cause)
}

/** How an execution ended, and what it asked of its tasks. */
export interface Run extends ExecutionResult {
  readonly requests: readonly TaskRequest[]
  /** The inputs of the children of its Distributed Maps. */
  readonly children: readonly JsonValue[]
  /** What it wrote, by bucket and key. */
  readonly written: Readonly<Record<string, string>>
}

/** Objects in S3, by bucket and key: `lake/source/a.json`. */
export type Objects = Readonly<Record<string, string>>

/**
 * Compiles a workflow and runs it on the engine; tasks answer by the name of their state. Parquet objects hold their rows as JSON.
 */
export async function run(
  workflow: Workflow,
  input: JsonValue = {},
  answers: Readonly<Record<string, Answer>> = {},
  objects: Objects = {},
): Promise<Run> {
  const children: JsonValue[] = []
  const written: Record<string, string> = {}
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
    objects: objectsIn(objects, written),
    onChildExecution: (child) => children.push(child.input),
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
  return { ...(await execution.result), requests, children, written }
}

function objectsIn(objects: Objects, written: Record<string, string>): ObjectPort {
  const body = (bucket: string, key: string) => {
    const found = objects[`${bucket}/${key}`]
    if (found === undefined) throw new TaskFailure('States.ItemReaderFailed', `no object ${bucket}/${key}`)
    return found
  }
  return {
    read: async (bucket, key) => new TextEncoder().encode(body(bucket, key)),
    readParquet: async (bucket, key) => JSON.parse(body(bucket, key)),
    list: async (bucket, prefix) =>
      Object.entries(objects)
        .filter(([name]) => name.startsWith(`${bucket}/${prefix}`))
        .map(([name, text]) => ({ key: name.slice(bucket.length + 1), size: text.length, etag: '"e"', lastModified: 5000 })),
    write: async (bucket, key, text) => {
      written[`${bucket}/${key}`] = text
    },
  }
}

/** The output of a run that must succeed. */
export async function outputOf(
  workflow: Workflow,
  input?: JsonValue,
  answers?: Readonly<Record<string, Answer>>,
  objects?: Objects,
): Promise<JsonValue> {
  const { status, output, error, cause } = await run(workflow, input, answers, objects)
  if (status !== 'SUCCEEDED') throw new Error(`the execution ended ${status}: ${error}: ${cause}`)
  return output ?? null
}
