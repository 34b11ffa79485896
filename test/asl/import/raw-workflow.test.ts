import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { type AslDocument, compile, isRawWorkflow, rawWorkflow, type Workflow, workflow } from '../../../asl/index.ts'

const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } as const

test('the definition of a raw workflow is the one that it was given, frozen', () => {
  const raw = rawWorkflow({ name: 'raw', input: Type.Object({}), definition })
  expect(compile(raw)).toEqual(definition)
  expect(Object.isFrozen(compile(raw))).toBe(true)
  expect(isRawWorkflow(raw)).toBe(true)
})

test('a raw workflow stands where any workflow does, and compiles to its own definition', () => {
  const built = workflow({ name: 'built', input: Type.Object({}) }, (flow) => flow.fail('Broken', 'for the test'))
  const workflows: readonly Workflow[] = [built, rawWorkflow({ name: 'raw', definition })]
  const definitions: readonly AslDocument[] = workflows.map((each) => compile(each))
  expect(definitions.map(({ StartAt }) => StartAt)).toEqual(['Broken', 'Done'])
  expect(workflows.map(isRawWorkflow)).toEqual([false, true])
})

test('a raw workflow needs a name that AWS takes, and a definition', () => {
  expect(() => rawWorkflow({ name: 'not a name', definition })).toThrow('the workflow name "not a name"')
  // @ts-expect-error a definition without states, as a caller without types may give it
  expect(() => rawWorkflow({ name: 'raw', definition: { StartAt: 'Done' } })).toThrow('#/States')
})
