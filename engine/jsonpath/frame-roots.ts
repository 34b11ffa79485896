import type { JsonValue } from '../../asl/json.ts'
import { contextObject } from '../execution/context-object.ts'
import type { Frame } from '../execution/frame.ts'
import type { PathRoots } from './evaluate-path.ts'

/** The places that a path of a state's field may begin at: `document` is what `$` stands for in that field. */
export function frameRoots(frame: Frame, document: JsonValue): PathRoots {
  return {
    document,
    context: () => contextObject(frame),
    variable: (name) => frame.branch.variables.get(name),
  }
}
