import type { AslDocument } from '../document/state-machine.ts'
import { assertDocument } from './assert-document.ts'
import { copyJson } from './copy-json.ts'
import { badDefinition, WHOLE } from './pointer.ts'

/**
 * A state machine in Amazon States Language, JSONata or JSONPath, as a typed and frozen document: from its text, or from the value of it.
 * Nothing is added, left out or put into another order: `JSON.stringify(fromAsl(x))` is what `JSON.stringify` gives for `x`.
 *
 * Throws a `DefinitionError` with the JSON Pointer of the first thing that has not the shape of a machine. What has the shape and is
 * refused by AWS nevertheless, `check` says; fields that are not known pass, for AWS adds new ones.
 * https://states-language.net/spec.html
 *
 * @example
 * ```ts
 * const machine = fromAsl('{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }')
 * ```
 */
export function fromAsl(json: unknown): AslDocument {
  const document = copyJson(typeof json === 'string' ? parsed(json) : json, WHOLE)
  assertDocument(document)
  return document
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw badDefinition(WHOLE, `text that is no JSON: ${said}`, 'give Amazon States Language as JSON; YAML is to be converted first', {
      cause,
    })
  }
}
