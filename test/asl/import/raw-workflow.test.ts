import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, definitionOf, isRawWorkflow, rawWorkflow, workflow } from '../../../asl/index.ts'

const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } as const

test('the definition of a raw workflow is the one that it was given, frozen', () => {
  const raw = rawWorkflow({ name: 'raw', input: Type.Object({}), definition })
  expect(definitionOf(raw)).toEqual(definition)
  expect(Object.isFrozen(definitionOf(raw))).toBe(true)
  expect(isRawWorkflow(raw)).toBe(true)
})

test('the definition of a built workflow is the compiled one', () => {
  const built = workflow({ name: 'built', input: Type.Object({}) }, (flow) => flow.fail('Broken', 'for the test'))
  expect(definitionOf(built)).toEqual(compile(built))
  expect(isRawWorkflow(built)).toBe(false)
})

test('a raw workflow has no steps that could be taken for an empty machine', () => {
  expect(() => rawWorkflow({ name: 'raw', definition }).block).toThrow('definitionOf(workflow)')
})

test('a raw workflow needs a name that AWS takes, and a definition', () => {
  expect(() => rawWorkflow({ name: 'not a name', definition })).toThrow('the workflow name "not a name"')
  // @ts-expect-error a definition without states, as a caller without types may give it
  expect(() => rawWorkflow({ name: 'raw', definition: { StartAt: 'Done' } })).toThrow('#/States')
})
