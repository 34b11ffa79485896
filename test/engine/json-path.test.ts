import { expect, test } from '@jest/globals'
import type { JsonValue } from '../../asl/json.ts'
import { chain, runMachine } from './start-machine.ts'

const store = {
  'd e': 'blank',
  list: [{ n: 1, tags: ['a'] }, { n: 2, tags: [] }, { n: 3 }],
  deep: { n: 9, inner: { n: 10 } },
}

async function find(path: string) {
  return runMachine(chain({ Find: { Type: 'Pass', Parameters: { 'found.$': path } } }, 'JSONPath'), store)
}

test.each<[string, JsonValue]>([
  ['$.list[0].n', 1],
  ['$.list[-1].n', 3],
  ["$['d e']", 'blank'],
  ["$.['d e']", 'blank'],
  ['$.list[*].n', [1, 2, 3]],
  ['$.list[0,2].n', [1, 3]],
  ['$.list[1:].n', [2, 3]],
  ['$.list[:-1].n', [1, 2]],
  ['$.deep..n', [9, 10]],
  ['$.list[?(@.n > 1)].n', [2, 3]],
  ["$.list[?(@.n == 1 || @.n == 3)]['n']", [1, 3]],
  ['$.list[?(!@.tags)].n', [3]],
  ['$.list[?(@.n in [2,3])].n', [2, 3]],
  ["$.list[?('a' in @.tags)].n", [1]],
  ['$.nothing[*]', []],
  ['$.list[?(@.n > 99)]', []],
])('%s finds what Jayway finds', async (path, expected) => {
  expect((await find(path)).output).toEqual({ found: expected })
})

test('a definite path that finds nothing fails with the document in the cause', async () => {
  const result = await find('$.list[9].n')
  expect(result.error).toBe('States.Runtime')
  expect(result.cause).toContain("The JSONPath '$.list[9].n' specified for the field 'found.$' could not be found in the input '{")
})

test.each<[string, JsonValue]>([
  ["States.Format('{} has {} of \\{\\}', $.deep.n, $.list[0])", '9 has {"n":1,"tags":["a"]} of {}'],
  ["States.StringSplit('a.b+c', '.+')", ['a', 'b', 'c']],
  ['States.ArrayUnique(States.Array(1, 2, 1))', [1, 2]],
  ['States.JsonToString($.list[1])', '{"n":2,"tags":[]}'],
  ['States.MathAdd(1.5, 1)', 3],
  ["States.Base64Decode(States.Base64Encode('é'))", 'é'],
])('%s', async (expression, expected) => {
  expect((await find(expression)).output).toEqual({ found: expected })
})

test('a result is put beside the input by ResultPath', async () => {
  const definition = chain({ Put: { Type: 'Pass', Result: 1, ResultPath: '$.a.b', OutputPath: '$.a' } }, 'JSONPath')
  expect((await runMachine(definition, { a: { c: 2 } })).output).toEqual({ b: 1, c: 2 })
})
