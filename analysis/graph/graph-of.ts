import { DefinitionError } from '../../asl/index.ts'
import { fieldsOf, textOf } from '../fields.ts'
import type { Graph } from './graph.ts'
import { nodeIds } from './node-ids.ts'
import { oneLine } from './one-line.ts'
import { readScope } from './read-scope.ts'

/**
 * The graph of a state machine, written by the flow builder or by hand, in JSONata or JSONPath.
 *
 * A document with mistakes is drawn as far as it can be: a target that no state has the name of becomes a node of the type `Missing`,
 * and what is wrong with a state is its `problem`. Ids come from the names of the states, so a diagram kept under version control
 * changes only where the machine does. The result is frozen, and the same for the same document.
 *
 * @param machine the document: {@link compile}'s result, or parsed JSON. https://states-language.net/spec.html
 * @throws DefinitionError `not-a-state-machine` where there is nothing to draw: no object, or one without `States`
 * @example
 * ```ts
 * console.log(toMermaid(graphOf(compile(userEvents))))
 * ```
 */
export function graphOf(machine: unknown): Graph {
  const document = fieldsOf(machine)
  if (document === undefined) throw notAMachine(`found ${foundText(machine)} where a state machine was expected`)
  if (fieldsOf(document.States) === undefined) {
    throw notAMachine(`States is ${foundText(document.States)} where an object of states was expected`)
  }
  const scope = readScope(document, { path: '', within: '', ancestors: [], idOf: nodeIds(), scope: readScope })
  const comment = textOf(document.Comment)
  return Object.freeze({ kind: 'graph', ...(comment !== undefined && { title: oneLine(comment) }), ...scope })
}

function notAMachine(message: string): DefinitionError {
  return new DefinitionError({
    code: 'not-a-state-machine',
    path: 'state machine',
    message,
    hint: 'Pass a parsed ASL document: an object with StartAt and States',
  })
}

function foundText(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'string' ? 'a string (parse the JSON first)' : `a ${typeof value}`
}
