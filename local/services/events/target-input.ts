import type { Target } from '@aws-sdk/client-eventbridge'
import type { JsonValue } from '../../../asl/json.ts'
import { type BusEvent, eventTime } from './event.ts'
import { findInEvent } from './event-path.ts'
import type { RuleRecord } from './rule-record.ts'

/** What a target gets of an event, as text: a constant, a part, a template, or the event. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
export function targetInput({ Input, InputPath, InputTransformer }: Target, event: BusEvent, rule: RuleRecord, ingested: number): string {
  if (Input !== undefined) return Input
  // An event is JSON by its making.
  const value = event as unknown as JsonValue
  if (InputTransformer !== undefined) {
    const found = Object.entries(InputTransformer.InputPathsMap ?? {}).map(([name, path]) => [name, findInEvent(path, value)] as const)
    const variables = new Map<string, JsonValue | undefined>([
      ['aws.events.rule-arn', rule.arn],
      ['aws.events.rule-name', rule.name],
      ['aws.events.event.ingestion-time', eventTime(ingested)],
      ['aws.events.event', value],
      ['aws.events.event.json', value],
      ...found,
    ])
    return fill(InputTransformer.InputTemplate ?? '', variables)
  }
  if (InputPath === undefined) return JSON.stringify(event)
  return JSON.stringify(findInEvent(InputPath, value) ?? {})
}

const VARIABLE = /<([\w.-]+)>/y

/** Puts values in the places of `<name>`: inside quotes as text, elsewhere as JSON. A name that has no value is left empty or null. */
function fill(template: string, variables: ReadonlyMap<string, JsonValue | undefined>): string {
  let filled = ''
  let isQuoted = false
  for (let index = 0; index < template.length; index++) {
    const character = template.charAt(index)
    VARIABLE.lastIndex = index
    const name = character === '<' ? VARIABLE.exec(template)?.[1] : undefined
    if (name !== undefined && variables.has(name)) {
      filled += written(variables.get(name), isQuoted)
      index = VARIABLE.lastIndex - 1
      continue
    }
    if (character === '\\') {
      filled += character + template.charAt(++index)
      continue
    }
    if (character === '"') isQuoted = !isQuoted
    filled += character
  }
  return filled
}

function written(value: JsonValue | undefined, isQuoted: boolean): string {
  if (!isQuoted) return JSON.stringify(value ?? null)
  if (value === undefined) return ''
  // The text of a JSON string, without its quotes: what it holds stays escaped.
  return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : JSON.stringify(JSON.stringify(value)).slice(1, -1)
}
