import { type FunctionTable, scalar, written } from './function-entry.ts'

/** https://trino.io/docs/current/functions/map.html */
export const MAPS: FunctionTable = {
  map: written(0, 2, ([keys, values]) => (keys === undefined ? 'MAP {}' : `map(${keys}, ${values})`)),
  map_concat: scalar('map_concat', 2, 127),
  map_entries: scalar('map_entries', 1),
  map_from_entries: scalar('map_from_entries', 1),
  map_keys: scalar('map_keys', 1),
  map_values: scalar('map_values', 1),
}
