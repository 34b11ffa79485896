import { expect, test } from '@jest/globals'
import { compile, gt, type ParallelDocument, seconds, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { failure, outputOf, run } from '../run.ts'

const attempted = workflow({ name: 'w', input: Input }, (flow, input) => {
  const found = flow.attempt(
    'Try',
    (attempt) => {
      const first = attempt.task('First', find, { name: input.name })
      attempt.when('Many?', gt(first.count, 5), (then) => then.fail('TooMany', 'x'))
      return { id: first.id, second: attempt.task('Second', find, { id: first.id }).inner }
    },
    { catch: { 'Find.Broken': 'continue', TooMany: (then, error) => then.fail('Stopped', error.Error) } },
  )
  return { id: found.id, size: found.second.deep.size }
})

test('an attempt gives what its steps gave', async () => {
  expect(await outputOf(attempted, INPUT, { First: FOUND, Second: FOUND })).toEqual({ id: 'f-1', size: 12 })
})

test('one handler takes the errors of every step inside', async () => {
  expect(await outputOf(attempted, INPUT, { First: failure('Find.Broken'), Second: FOUND })).toEqual({})
  expect(await outputOf(attempted, INPUT, { First: FOUND, Second: failure('Find.Broken') })).toEqual({})
  const { error, cause } = await run(attempted, INPUT, { First: { ...FOUND, count: 6 }, Second: FOUND })
  expect([error, cause]).toEqual(['Stopped', 'TooMany'])
})

test('a retry of an attempt runs all its steps again', async () => {
  const retried = workflow({ name: 'w', input: Input }, (flow) => {
    const found = flow.attempt(
      'Try',
      (attempt) => {
        attempt.task('First', find, {})
        return attempt.task('Second', find, {}).id
      },
      { retry: [{ errors: ['Find.Missing'], interval: seconds(5), attempts: 1 }] },
    )
    return { found }
  })
  let calls = 0
  const { output, requests } = await run(retried, INPUT, { First: FOUND, Second: () => (calls++ === 0 ? failure('Find.Missing') : FOUND) })
  expect(output).toEqual({ found: 'f-1' })
  expect(requests.map(({ stateName }) => stateName)).toEqual(['First', 'Second', 'First', 'Second'])
})

test('an attempt is a parallel of one branch, which leaves only what is read', () => {
  const { Branches, Assign } = compile(attempted).States.Try as ParallelDocument
  expect(Branches).toHaveLength(1)
  expect(Branches[0]?.States.Second).toMatchObject({
    Output: '{% { "id": $first.id, "second": { "deep": { "size": $states.result.inner.deep.size } } } %}',
  })
  expect(Assign).toEqual({
    try: '{% { "block": { "id": $states.result[0].id, "second": { "deep": { "size": $states.result[0].second.deep.size } } } } %}',
  })
})
