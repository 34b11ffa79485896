import { expect, test } from '@jest/globals'
import type { Static } from '@sinclair/typebox'
import { compile, exists, type Flow, type Inside, minutes, type Ref, seconds, text, workflow } from '../../../asl/index.ts'
import { lambda } from '../../../services/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const states = (build: (flow: Flow<Inside<'w'>>, input: Ref<Static<typeof Input>, Inside<'w'>>) => unknown) =>
  compile(workflow({ name: 'w', input: Input }, build)).States as Readonly<
    Record<string, { readonly Assign?: unknown; readonly Output?: unknown }>
  >

test('a task carries its resource, arguments, timeout and heartbeat, and the last of a workflow ends it', () => {
  expect(
    states((flow, input) => {
      flow.task('Find', find, { Name: input.name, Fixed: { deep: 1 } }, { timeout: minutes(2), heartbeat: seconds(30) })
    }),
  ).toEqual({
    Find: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:glue:getTable',
      Arguments: { Name: '{% $states.context.Execution.Input.name %}', Fixed: { deep: 1 } },
      TimeoutSeconds: 120,
      HeartbeatSeconds: 30,
      Output: {},
      End: true,
    },
  })
})

test('a result that nobody reads is not kept', () => {
  const { Find } = states((flow) => {
    flow.task('Find', find, {})
    flow.wait('Hold', seconds(1))
  })
  expect(Find).toEqual({ Type: 'Task', Resource: find.resource, Arguments: {}, Output: {}, Next: 'Hold' })
})

test('of a result only those parts are kept that are read, in an order of their own', () => {
  const { Find } = states((flow) => {
    const found = flow.task('Find', find, {})
    flow.wait('Hold', seconds(1))
    return { size: found.inner.deep.size, odd: found['odd name'], id: found.id }
  })
  expect(Find?.Assign).toEqual({
    find: '{% { "id": $states.result.id, "inner": { "deep": { "size": $states.result.inner.deep.size } }, "odd name": $states.result.`odd name` } %}',
  })
})

test('where a whole is read, and for an element, all of it is kept', () => {
  const kept = (build: Parameters<typeof states>[0]) => states(build).Find?.Assign
  expect(
    kept((flow) => {
      const found = flow.task('Find', find, {})
      flow.wait('Hold', seconds(1))
      return { row: found.rows[0].name, inner: found.inner, size: found.inner.deep.size }
    }),
  ).toEqual({ find: '{% { "inner": $states.result.inner, "rows": $states.result.rows } %}' })
  expect(
    kept((flow) => {
      const found = flow.task('Find', find, {})
      flow.wait('Hold', seconds(1))
      return { id: found.id, there: exists(found) }
    }),
  ).toEqual({ find: '{% $states.result %}' })
})

test('what only an unread pass, an unread branch or an unread part would need is not kept', () => {
  const { Find } = states((flow) => {
    const found = flow.task('Find', find, {})
    const kept = flow.pass('Keep', { id: found.id, inner: found.inner })
    flow.pass('Unread', { rows: found.rows })
    const both = flow.parallel('Both', { a: () => ({ list: found.list, ready: found.ready }), b: () => found.rows })
    const which = flow.when('Which', found.ready, () => ({ count: found.count, odd: found['odd name'] }))
    flow.wait('Hold', seconds(1))
    return { id: kept.id, ready: both.a.ready, count: which.count }
  })
  expect(Find?.Assign).toEqual({ find: '{% { "count": $states.result.count, "id": $states.result.id, "ready": $states.result.ready } %}' })
})

test('the last task reads its own result where it stands, and keeps nothing', async () => {
  const last = workflow({ name: 'w', input: Input }, (flow) => {
    const before = flow.task('Before', find, {})
    const found = flow.task('Find', find, {})
    return { size: found.inner.deep.size, text: text`${before.id}/${found.id}`, tag: found.rows[0].tags[0] }
  })
  expect(compile(last).States.Find).toMatchObject({ End: true, Output: expect.stringContaining('$states.result.inner.deep.size') })
  expect(compile(last).States.Find).not.toHaveProperty('Assign')
  expect(await outputOf(last, INPUT, { Before: { ...FOUND, id: 'f-0' }, Find: FOUND })).toEqual({ size: 12, text: 'f-0/f-1', tag: 'a' })
})

test('the payload of a large result does not travel: only the parts that are read reach the states after it', async () => {
  const { events } = await run(
    workflow({ name: 'w', input: Input }, (flow) => {
      const found = flow.task('Find', find, {})
      flow.wait('Hold', seconds(1))
      return { id: found.id }
    }),
    INPUT,
    { Find: { ...FOUND, rows: [{ name: 'x'.repeat(200_000), tags: [] }] } },
  )
  const after = events.slice(events.findIndex((event) => event.type === 'TaskSucceeded') + 1)
  expect(JSON.stringify(after).length).toBeLessThan(2000)
})

test('a Lambda task sends its input as the payload and gives what the payload of the answer is', async () => {
  const contract = { name: 'inspect', input: { static: { bucket: '' } }, output: { static: { n: 0 } }, errors: ['Bad.Input'] } as const
  const invoked = workflow({ name: 'w', input: Input }, (flow, input) => {
    const inspected = flow.task('Inspect', lambda.invoke(contract), { bucket: text`${input.name}` as never })
    flow.wait('Hold', seconds(1))
    return { n: inspected.n }
  })
  expect(compile(invoked).States.Inspect).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'inspect', Payload: { bucket: '{% "" & $states.context.Execution.Input.name %}' } },
    Assign: { inspect: '{% { "n": $states.result.Payload.n } %}' },
  })
  expect(await outputOf(invoked, INPUT, { Inspect: { StatusCode: 200, Payload: { n: 5 } } })).toEqual({ n: 5 })
})
