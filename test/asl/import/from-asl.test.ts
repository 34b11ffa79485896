import { expect, test } from '@jest/globals'
import { DefinitionError, fromAsl, type JsonObject } from '../../../asl/index.ts'

const machine = (state: JsonObject): JsonObject => ({ StartAt: 'A', States: { A: state } })

/** What is thrown for a definition that is none. */
function problem(json: unknown): DefinitionError {
  try {
    fromAsl(json)
  } catch (error) {
    if (error instanceof DefinitionError) return error
  }
  throw new Error('no DefinitionError was thrown')
}

test('a definition is the same bytes after it was read, members in their order, known or not', () => {
  const text =
    '{"Zulu":1,"StartAt":"A","States":{"B":{"End":true,"Type":"Pass","Result":{"__proto__":[null,1.5,"\\u2028"],"a":{}}},"A":{"Type":"Pass","New":[],"Next":"B"}}}'
  expect(JSON.stringify(fromAsl(text))).toBe(JSON.stringify(JSON.parse(text)))
  expect(JSON.stringify(fromAsl(JSON.parse(text)))).toBe(JSON.stringify(JSON.parse(text)))
  expect(JSON.stringify(fromAsl(text))).toContain('"__proto__":[null,1.5')
})

test('the document is frozen all the way down, and the value that was given is not', () => {
  const given = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { list: [{}] }, End: true } } }
  const document = fromAsl(given)
  const kept = document.States.A as unknown as { readonly Result: { readonly list: object[] } }
  expect(() => Object.assign(kept, { Next: 'B' })).toThrow(TypeError)
  expect(() => Object.assign(kept.Result.list[0] as object, { x: 1 })).toThrow(TypeError)
  given.States.A.Result.list.push({})
  expect(kept.Result.list).toHaveLength(1)
})

test('text that is no JSON is refused with its cause', () => {
  const error = problem('{ "StartAt": }')
  expect([error.code, error.path]).toEqual(['bad-definition', '#'])
  expect(error.cause).toBeInstanceOf(SyntaxError)
})

test.each<[string, unknown, string]>([
  ['an array instead of a machine', [], '#'],
  ['a number in text', '1', '#'],
  ['no first state', { States: {} }, '#/StartAt'],
  ['no states', { StartAt: 'A' }, '#/States'],
  ['states in an array', { StartAt: 'A', States: [] }, '#/States'],
  ['a language that there is not', { QueryLanguage: 'JQ', StartAt: 'A', States: {} }, '#/QueryLanguage'],
  ['a state that is no object', machine([] as unknown as JsonObject), '#/States/A'],
  ['a state type that there is not', machine({ Type: 'Loop' }), '#/States/A/Type'],
  ['a state type that is a member of every object', machine({ Type: 'constructor' }), '#/States/A/Type'],
  ['a state without a type', { StartAt: 'a/b~', States: { 'a/b~': {} } }, '#/States/a~1b~0/Type'],
  ['a Task without a resource', machine({ Type: 'Task' }), '#/States/A'],
  ['a Map without a processor', machine({ Type: 'Map' }), '#/States/A'],
  ['a Next that is no name', machine({ Type: 'Pass', Next: 1 }), '#/States/A/Next'],
  ['an End that is none', machine({ Type: 'Pass', End: false }), '#/States/A/End'],
  ['a Retry that is no array', machine({ Type: 'Task', Resource: 'r', Retry: {} }), '#/States/A/Retry'],
  [
    'a retrier for no list of errors',
    machine({ Type: 'Task', Resource: 'r', Retry: [{ ErrorEquals: 'x' }] }),
    '#/States/A/Retry/0/ErrorEquals',
  ],
  ['a rule in a rule', machine({ Type: 'Choice', Choices: [{ Not: { Variable: 1 } }] }), '#/States/A/Choices/0/Not/Variable'],
  ['a branch without states', machine({ Type: 'Parallel', Branches: [{ StartAt: 'B' }] }), '#/States/A/Branches/0/States'],
  [
    'a bad state in a processor',
    machine({ Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'x' } } } }),
    '#/States/A/ItemProcessor/States/B/Type',
  ],
  ['a value that is no JSON', { StartAt: 'A', States: { A: { Type: 'Pass', Result: [0, undefined] } } }, '#/States/A/Result/1'],
  ['a date', { StartAt: 'A', States: { A: { Type: 'Pass', Result: new Date(0) } } }, '#/States/A/Result'],
  ['not a number', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: Number.NaN } } }, '#/States/A/Seconds'],
])('%s is refused, with its place', (_, json, path) => {
  expect(problem(json)).toMatchObject({ code: 'bad-definition', path })
})

test('a value inside itself is refused', () => {
  const result: Record<string, unknown> = {}
  result.self = result
  expect(problem({ StartAt: 'A', States: { A: { Type: 'Pass', Result: result } } }).path).toBe('#/States/A/Result/self')
})

test('a value that stands in two places is none inside itself', () => {
  const shared = { x: 1 }
  const given = { StartAt: 'A', States: { A: { Type: 'Pass', Result: [shared, shared], End: true } } }
  expect(fromAsl(given)).toEqual(given)
})
