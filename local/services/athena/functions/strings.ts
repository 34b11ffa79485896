import { requireText } from '../duckdb/type-mismatch.ts'
import { typeOf } from '../duckdb/type-of.ts'
import { formatCall } from './format.ts'
import { type FunctionTable, scalar, written } from './function-entry.ts'

/** https://trino.io/docs/current/functions/string.html */
export const STRINGS: FunctionTable = {
  chr: scalar('chr', 1),
  codepoint: scalar('unicode', 1),
  // `||` gives NULL where any part is NULL; DuckDB's concat skips NULLs.
  concat: written(2, 127, (args, call, around) => {
    requireText(around, call.at, call.args)
    return `(${args.join(' || ')})`
  }),
  format: formatCall,
  concat_ws: scalar('concat_ws', 2, 127),
  hamming_distance: scalar('hamming', 2),
  length: scalar('length', 1),
  levenshtein_distance: scalar('levenshtein', 2),
  lower: scalar('lower', 1),
  upper: scalar('upper', 1),
  lpad: scalar('lpad', 3),
  rpad: scalar('rpad', 3),
  ltrim: scalar('ltrim', 1, 2),
  rtrim: scalar('rtrim', 1, 2),
  trim: scalar('trim', 1, 2),
  replace: written(2, 3, ([value, search, by = "''"]) => `replace(${value}, ${search}, ${by})`),
  reverse: written(1, 1, ([value], { args }, { scope }) =>
    args[0] !== undefined && typeOf(args[0], scope)?.startsWith('array(') ? `list_reverse(${value})` : `reverse(${value})`,
  ),
  split: scalar('athena_split', 2, 3),
  split_part: scalar('athena_split_part', 3),
  split_to_map: scalar('athena_split_to_map', 3),
  starts_with: scalar('starts_with', 2),
  strpos: scalar('strpos', 2),
  substr: scalar('athena_substr', 2, 3),
  substring: scalar('athena_substr', 2, 3),
  translate: scalar('translate', 3),
  to_utf8: scalar('encode', 1),
  from_utf8: scalar('decode', 1),
  to_hex: scalar('hex', 1),
  from_hex: scalar('unhex', 1),
  to_base64: scalar('to_base64', 1),
  from_base64: scalar('from_base64', 1),
  md5: written(1, 1, ([value]) => `unhex(md5(${value}))`),
  sha1: written(1, 1, ([value]) => `unhex(sha1(${value}))`),
  sha256: written(1, 1, ([value]) => `unhex(sha256(${value}))`),
  uuid: written(0, 0, () => 'CAST(uuid() AS VARCHAR)'),
}
