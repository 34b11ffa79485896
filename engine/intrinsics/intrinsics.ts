import type { JsonValue } from '../../asl/json.ts'
import type { Execution } from '../execution/execution.ts'
import { array } from './array.ts'
import { arrayContains } from './array-contains.ts'
import { arrayGetItem } from './array-get-item.ts'
import { arrayLength } from './array-length.ts'
import { arrayPartition } from './array-partition.ts'
import { arrayRange } from './array-range.ts'
import { arrayUnique } from './array-unique.ts'
import { base64Decode, base64Encode } from './base64.ts'
import { format } from './format.ts'
import { hashIntrinsic } from './hash-intrinsic.ts'
import { jsonMerge, jsonToString, stringToJson } from './json.ts'
import { mathAdd, mathRandom } from './math.ts'
import { stringSplit } from './string-split.ts'
import { uuid } from './uuid.ts'

/** An intrinsic function: its evaluated arguments, and the execution for randomness and ids. */
export type Intrinsic = (values: readonly JsonValue[], execution: Execution) => JsonValue

/** All intrinsic functions, by their name after `States.`. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Array: array,
  ArrayContains: arrayContains,
  ArrayGetItem: arrayGetItem,
  ArrayLength: arrayLength,
  ArrayPartition: arrayPartition,
  ArrayRange: arrayRange,
  ArrayUnique: arrayUnique,
  Base64Decode: base64Decode,
  Base64Encode: base64Encode,
  Format: format,
  Hash: hashIntrinsic,
  JsonMerge: jsonMerge,
  JsonToString: jsonToString,
  MathAdd: mathAdd,
  MathRandom: mathRandom,
  StringSplit: stringSplit,
  StringToJson: stringToJson,
  UUID: uuid,
}
