import type { JsonValue } from '../../../../asl/json.ts'
import { isJsonObject } from '../../../tasks/json-object.ts'

/**
 * The identifiers that a function answered in `batchItemFailures`; `undefined` where its answer cannot be read, which counts
 * as the failure of the whole batch. Nothing, null and an empty list are a success.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function batchItemFailures(payload: string, known: ReadonlySet<string>): readonly string[] | undefined {
  const answer = parse(payload)
  if (answer === null) return []
  if (!isJsonObject(answer)) return undefined
  const failures = answer.batchItemFailures ?? []
  if (!Array.isArray(failures)) return undefined
  const ids: string[] = []
  for (const failure of failures as readonly JsonValue[]) {
    const id = isJsonObject(failure) ? failure.itemIdentifier : undefined
    if (typeof id !== 'string' || !known.has(id)) return undefined
    ids.push(id)
  }
  return ids
}

function parse(payload: string): JsonValue | undefined {
  try {
    return payload === '' ? null : (JSON.parse(payload) as JsonValue)
  } catch {
    return undefined
  }
}
