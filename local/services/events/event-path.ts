import type { JsonValue } from '../../../asl/json.ts'
import { isJsonObject } from '../../tasks/json-object.ts'

const STEP = /\.([\w-]+)|\['([^']+)'\]|\["([^"]+)"\]|\[(\d+)\]/y

/** What a path such as `$.detail.object.key` finds in an event; `undefined` where there is nothing. */
export function findInEvent(path: string, event: JsonValue): JsonValue | undefined {
  if (!path.startsWith('$')) return undefined
  let found: JsonValue | undefined = event
  STEP.lastIndex = 1
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path)
    if (match === null) return undefined
    const [, plain, single, double, index] = match
    if (index !== undefined) found = Array.isArray(found) ? (found[Number(index)] as JsonValue | undefined) : undefined
    else found = isJsonObject(found) ? found[plain ?? single ?? double ?? ''] : undefined
  }
  return found
}
