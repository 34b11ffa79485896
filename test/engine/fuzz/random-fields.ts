import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import type { RandomSource } from './random-source.ts'
import { randomValue } from './random-value.ts'

const PATHS = [
  '$',
  '$.a',
  '$.n',
  '$.text',
  '$.items',
  '$.items[0]',
  '$.items[*]',
  '$.items[-1:]',
  '$.deep.a.b',
  '$..a',
  "$['with space']",
  '$.items[?(@.a > 1)]',
  '$.nothing.there',
  '$$.Execution.Input',
  '$$.State.Name',
  '$$.Map.Item.Value',
  '$$',
  '$v',
  '$v.a',
  '$.at',
]

const INTRINSICS = [
  "States.Format('{} and {}', $.text, $.n)",
  'States.StringToJson($.text)',
  'States.JsonToString($)',
  'States.Array($.a, 1, null)',
  'States.ArrayPartition($.items, 2)',
  'States.ArrayContains($.items, $.a)',
  'States.ArrayRange(0, 10, 3)',
  'States.ArrayRange(0, $.n, 1)',
  'States.ArrayGetItem($.items, 0)',
  'States.ArrayGetItem($.items, $.n)',
  'States.ArrayLength($.items)',
  'States.ArrayUnique($.items)',
  'States.Base64Encode($.text)',
  'States.Base64Decode($.text)',
  "States.Hash($.text, 'SHA-256')",
  'States.JsonMerge($.deep, $.deep.a, false)',
  'States.MathRandom(1, 10)',
  'States.MathAdd($.n, 1)',
  "States.StringSplit($.text, ',')",
  'States.UUID()',
]

const EXPRESSIONS = [
  '$states.input',
  '$states.input.a',
  '$states.input.items',
  '$states.input.items[0]',
  '$states.input.items.a',
  '$states.input.n + 1',
  '$states.input.n > 1',
  '$states.input.n in [1, 2]',
  '$states.input.text & "!"',
  '$count($states.input.items)',
  '$map($states.input.items, function($v) { $v })',
  '$sum($states.input.items)',
  '$states.context.State.Name',
  '$states.context.Map.Item.Index',
  '$states.context',
  '$states',
  '$states.result',
  '$states.errorOutput.Error',
  '$v',
  '$v.a',
  '{"a": $states.input.a}',
  '[1..3]',
  '[]',
  '$now()',
  '$millis()',
  '$uuid()',
  '$random()',
  '$partition($states.input.items, 2)',
  '$range(1, $states.input.n, 2)',
  '$hash($states.input.text, "MD5")',
  '$parse($states.input.text)',
  '$string($states.input)',
  '$number($states.input.text)',
  '$error("mine")',
  '$keys($states.input)',
  '$sort($states.input.items)',
  '$lookup($states.input, "a")',
  'function($x) { $x }',
  '$sum',
  '$states.input ~> $keys',
  '($x := 1; $x + 1)',
  '$states.input.items[]',
  '$spread($states.input)',
  '$each($states.input, function($v, $k) { $k })',
  'nothing',
  '1/0',
  '"a" < 1',
  '$states.input.*',
  '**.a',
  'true',
  '5',
]

/** What works whatever the data: without a good part of these nearly every machine would fail in its first state. */
const SURE_PATHS = ['$', '$', '$$.Execution.Id', '$$.State.Name', '$$.Execution.Input']
const SURE_EXPRESSIONS = [
  '$states.input',
  '$states.input',
  '$count($states.input.items) + 1',
  '$exists($states.input.a)',
  '$states.context.State.Name',
  '{"a": 1, "items": [1, 2, {"a": 3}], "n": 2, "text": "t"}',
  '$string($states.input)',
  '$merge([{"z": $now()}])',
]

export const randomPath = (random: RandomSource): string => random.pick(random.chance(0.6) ? SURE_PATHS : PATHS)

export const randomExpression = (random: RandomSource): string =>
  `{% ${random.pick(random.chance(0.6) ? SURE_EXPRESSIONS : EXPRESSIONS)} %}`

/** A payload template: JSONPath and intrinsics in members whose names end in `.$`. */
export function randomTemplate(random: RandomSource, depth = 2): JsonObject {
  const members: [string, JsonValue][] = []
  for (let index = random.integer(3); index >= 0; index--) {
    if (random.chance(0.6)) members.push([`m${index}.$`, random.chance(0.5) ? random.pick(INTRINSICS) : randomPath(random)])
    else if (depth > 0 && random.chance(0.4)) members.push([`m${index}`, randomTemplate(random, depth - 1)])
    else members.push([`m${index}`, randomValue(random, 1)])
  }
  return Object.fromEntries(members)
}

/** A JSONata field: an expression, or a value with expressions in it. */
export function randomJsonata(random: RandomSource, depth = 2): JsonValue {
  if (depth === 0 || random.chance(0.5)) return randomExpression(random)
  if (random.chance(0.3)) return randomValue(random, 1)
  if (random.chance(0.3)) return [randomJsonata(random, depth - 1), randomValue(random, 1)]
  return { x: randomJsonata(random, depth - 1), y: randomJsonata(random, depth - 1) }
}
