import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../../asl/index.ts'

/** A definition out of a folder of recordings. */
export interface RecordedMachine {
  /** The recording's file, and which of its definitions it is. */
  readonly name: string
  readonly definition: JsonObject
  /** Whether a verdict is recorded that it is no good definition. */
  readonly isRefused?: boolean
}

/** Every definition of the recordings in a folder; one state by itself becomes a machine of it. */
export function recordedMachines(folder: string): readonly RecordedMachine[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  return files.toSorted().flatMap((file) => {
    const recording = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const isRefused = recording.expected?.valid === false
    return definitionsIn(recording).map((definition, index) => ({
      name: `${file}#${index}`,
      definition: asMachine(definition),
      ...(isRefused && { isRefused }),
    }))
  })
}

function definitionsIn(value: JsonValue): readonly JsonObject[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(definitionsIn)
  const members = value as JsonObject
  const { definition } = members
  const own = typeof definition === 'object' && definition !== null && !Array.isArray(definition) ? [definition as JsonObject] : []
  const { definition: _, expected: __, context: ___, input: ____, ...others } = members
  return [...own, ...Object.values(others).flatMap(definitionsIn)]
}

function asMachine(definition: JsonObject): JsonObject {
  return 'States' in definition ? definition : { StartAt: 'State', States: { State: definition } }
}
