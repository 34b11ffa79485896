import { type FunctionTable, scalar, written } from './function-entry.ts'
import { lambdaBody } from './lambda-body.ts'

const ENTRY = ['"_e"."key"', '"_e"."value"'] as const

/** https://trino.io/docs/current/functions/map.html */
export const MAPS: FunctionTable = {
  map: written(0, 2, ([keys, values]) => (keys === undefined ? 'MAP {}' : `map(${keys}, ${values})`)),
  map_concat: scalar('map_concat', 2, 127),
  map_entries: scalar('map_entries', 1),
  map_filter: written(
    2,
    2,
    ([map], { args }, around) => `map_from_entries(list_filter(map_entries(${map}), lambda "_e": ${lambdaBody(args[1], ENTRY, around)}))`,
  ),
  map_from_entries: written(1, 1, ([entries]) => `map_from_entries(${entries})`),
  map_keys: scalar('map_keys', 1),
  map_values: scalar('map_values', 1),
  transform_keys: written(
    2,
    2,
    ([map], { args }, around) =>
      `map_from_entries(list_transform(map_entries(${map}), lambda "_e": {'key': ${lambdaBody(args[1], ENTRY, around)}, 'value': "_e"."value"}))`,
  ),
  transform_values: written(
    2,
    2,
    ([map], { args }, around) =>
      `map_from_entries(list_transform(map_entries(${map}), lambda "_e": {'key': "_e"."key", 'value': ${lambdaBody(args[1], ENTRY, around)}}))`,
  ),
}
