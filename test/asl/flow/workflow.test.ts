import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, eq, hours, isExpr, seconds, text, type Workflow, workflow } from '../../../asl/index.ts'
import { find, findAgain, Input } from '../operations.ts'

const retry = [{ errors: ['Find.Broken' as 'Find.Broken'], attempts: 1 }]
const list = [1, { deep: ['x'] }]

const build = () =>
  workflow({ name: 'everything', comment: 'All verbs', input: Input, timeout: hours(2) }, (flow, input) => {
    const found = flow.task('Find', findAgain, { name: input.name, list }, { retry, catch: { 'Find.Missing': 'continue' } })
    const kept = flow.pass('Keep', { list, b: input.name, a: input.rows, id: found.id })
    flow.wait('Hold', seconds(5))
    const which = flow.when(
      'Which',
      eq(input.rows, 1),
      () => kept.id,
      (then) => then.fail('Stop', text`${kept.b}`),
    )
    const seen = flow.poll(
      'Seen',
      { every: seconds(1), attempts: 3 },
      (turn) => ({ n: turn.task('Look', find, {}).count }),
      (now) => eq(now.n, 3),
    )
    const both = flow.parallel('Both', { z: (b) => b.task('Z', find, {}), a: () => ({ which, n: seen.n }) })
    return { z: both.z.inner.deep.size, a: both.a, other: both.z.id, list }
  })

function unfrozen(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([name, member]) => unfrozen(member, `${path}/${name}`))
  return Object.isFrozen(value) ? inside : [path, ...inside]
}

test('the same workflow compiles to the same bytes, and so does one that is built again', () => {
  const once = build()
  expect(JSON.stringify(compile(once))).toBe(JSON.stringify(compile(once)))
  expect(JSON.stringify(compile(build()))).toBe(JSON.stringify(compile(once)))
})

test('a workflow is frozen all the way down, and what it was given is not', () => {
  const built = build()
  const { input, ...rest }: Workflow = built
  expect(Object.isFrozen(built)).toBe(true)
  expect(Object.values(rest).flatMap((member) => unfrozen(member))).toEqual([])
  expect([retry, retry[0], retry[0]?.errors, list, list[1], input].map((given) => Object.isFrozen(given))).toEqual(Array(6).fill(false))
})

test('what a workflow was given may change later without changing it', () => {
  const before = JSON.stringify(compile(build()))
  const built = build()
  retry[0]?.errors.push('Find.Broken')
  list.push(2)
  const after = JSON.stringify(compile(built))
  retry[0]?.errors.pop()
  list.pop()
  expect(after).toBe(before)
})

test('the name, comment, input schema and timeout are those that were given', () => {
  expect(build()).toMatchObject({ kind: 'workflow', name: 'everything', comment: 'All verbs', input: Input, timeout: { seconds: 7200 } })
  expect(compile(build())).toMatchObject({ Comment: 'All verbs', QueryLanguage: 'JSONata', TimeoutSeconds: 7200 })
})

test('a workflow without steps is a machine that succeeds', () => {
  expect(compile(workflow({ name: 'w', input: Type.Object({}) }, () => undefined))).toEqual({
    QueryLanguage: 'JSONata',
    StartAt: 'Done',
    States: { Done: { Type: 'Succeed', Output: {} } },
  })
})

test('a reference made by another copy of the module is a reference still', async () => {
  // The query makes it another module, as two bundles would.
  const copy: typeof import('../../../asl/reference/source.ts') = await import(`../../../asl/reference/source.ts${'?copy'}`)
  const foreign = copy.refOf<string, never>({ kind: 'path', root: { kind: 'input' }, steps: ['name'] })
  expect(copy.refOf).not.toBe((await import('../../../asl/reference/source.ts')).refOf)
  expect(isExpr(foreign)).toBe(true)
  const machine = compile(workflow({ name: 'w', input: Input }, () => ({ name: foreign })))
  expect(machine.States.Done).toEqual({ Type: 'Succeed', Output: '{% { "name": $states.context.Execution.Input.name } %}' })
})

test('plain objects, null and texts are no expressions', () => {
  expect([{}, null, 'x', undefined, [], Symbol.for('sluice.expression')].map(isExpr)).toEqual(Array(6).fill(false))
})
