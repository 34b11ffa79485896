import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { WorkflowFailure } from '../errors/workflow-failure.ts'

/** Whether a retrier or catcher names the failure. */
export function takes(handler: JsonObject, failure: WorkflowFailure): boolean {
  const { ErrorEquals } = handler
  return Array.isArray(ErrorEquals) && ErrorEquals.some((name: JsonValue) => failure.matches(String(name)))
}
