import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { JsonObject } from '../../asl/json.ts'
import type { ExecutionPaths, ExecutionPlace } from './execution-names.ts'

/** Definitions by their content: an execution is carried on and redriven with the one that it was started with. */
export interface DefinitionStore {
  hash(definition: JsonObject): string
  read(place: ExecutionPlace, hash: string): JsonObject
  write(place: ExecutionPlace, hash: string, definition: JsonObject): void
}

/** The definitions beside the executions of their machines. */
export function definitionStore(paths: ExecutionPaths): DefinitionStore {
  // An engine compiles each definition object once: executions of one process share it.
  const hashes = new WeakMap<JsonObject, string>()
  const known = new Map<string, JsonObject>()
  return {
    hash(definition) {
      const hash = hashes.get(definition) ?? createHash('sha256').update(JSON.stringify(definition)).digest('hex')
      hashes.set(definition, hash)
      return hash
    },
    read(place, hash) {
      const definition = known.get(hash) ?? (JSON.parse(readFileSync(paths.definition(place, hash), 'utf8')) as JsonObject)
      known.set(hash, definition)
      return definition
    },
    write(place, hash, definition) {
      const path = paths.definition(place, hash)
      known.set(hash, definition)
      if (existsSync(path)) return
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.draft`, JSON.stringify(definition))
      renameSync(`${path}.draft`, path)
    },
  }
}
