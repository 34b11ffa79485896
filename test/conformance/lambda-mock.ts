import { createHash } from 'node:crypto'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure } from '../../engine/index.ts'
import type { LambdaMock } from './conformance-case.ts'

/** Runs a function that was recorded by its behaviour rather than by its calls. */
export async function runLambdaMock(mock: LambdaMock, payload: JsonValue, context: TaskContext, separator: string): Promise<JsonValue> {
  switch (mock.behavior) {
    case 'echo':
      return payload
    case 'return':
      return mock.payload ?? null
    case 'returnRepeated':
      return (mock.char ?? '').repeat(mock.count ?? 0)
    case 'sleepThenEcho':
      await context.clock.sleep((mock.seconds ?? 0) * 1000, context.signal)
      return payload
    case 'raise':
      throw new TaskFailure(mock.errorType, pythonJson(raised(mock), separator))
    case 'replayOnly':
      // Its recording shows a text of its input: a list in Python's own notation.
      return `input-event-${JSON.stringify(payload).replaceAll('"', "'")}`
  }
}

function raised({ errorType = 'Exception', errorMessage = '' }: LambdaMock): JsonValue {
  const place = '  File "/var/task/handler.py", line 2, in handler\n'
  return {
    errorMessage,
    errorType,
    requestId: createHash('md5').update(errorMessage).digest('hex'),
    stackTrace: [`${place}    raise ${errorType}("${errorMessage}")\n`],
  }
}

/** JSON with blanks after `,` and `:` as Python writes it, or compact where `separator` is empty. */
export function pythonJson(value: JsonValue, separator = ' '): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => pythonJson(item, separator)).join(`,${separator}`)}]`
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${separator}${pythonJson(member as JsonValue, separator)}`,
  )
  return `{${members.join(`,${separator}`)}}`
}

/** The result of `lambda:invoke` around a function's own result. */
export function invokeResult(payload: JsonValue): JsonObject {
  const length = String(Buffer.byteLength(pythonJson(payload)))
  const headers = { Connection: 'keep-alive', 'Content-Length': length, 'Content-Type': 'application/json', Date: 'date' }
  const ids = { 'x-amzn-RequestId': 'request-id', 'X-Amzn-Trace-Id': 'trace-id' }
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: {
        'X-Amz-Executed-Version': ['$LATEST'],
        'x-amzn-Remapped-Content-Length': ['0'],
        Connection: ['keep-alive'],
        'Content-Length': [length],
        'Content-Type': ['application/json'],
        Date: 'date',
        ...ids,
      },
      HttpHeaders: { ...headers, 'X-Amz-Executed-Version': '$LATEST', 'x-amzn-Remapped-Content-Length': '0', ...ids },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: 'request-id' },
    StatusCode: 200,
  }
}
