import { expect, test } from '@jest/globals'
import { eq, type Flow, type Inside, jsonata, seconds, text, workflow } from '../../../asl/index.ts'
import { find, Input } from '../operations.ts'
import { type Given, problemOf } from './problem-of.ts'

const one = { every: seconds(1), attempts: 1 }

test.each<[string, (flow: Flow<Inside<'w'>>, input: Given) => unknown]>([
  ['a fail', (flow) => [flow.fail('A', 'x'), flow.pass('B', 1)]],
  ['a fail in a branch', (flow) => flow.parallel('P', { a: (b) => [b.fail('A', 'x'), b.pass('B', 1)] })],
  ['a second fail', (flow) => [flow.fail('A', 'x'), flow.fail('B', 'y')]],
  [
    'a choice whose two ways fail',
    (flow, input) => [
      flow.when(
        'W',
        input.flag,
        (then) => then.fail('A', 'x'),
        (then) => then.fail('B', 'y'),
      ),
      flow.pass('C', 1),
    ],
  ],
])('a step after %s is refused', (_, build) => {
  expect(problemOf(build)).toMatchObject({ code: 'step-after-fail', path: expect.stringContaining('w') })
})

test('a step added to the outer flow inside a block is refused: it would run before the block', () => {
  const outer: readonly ((flow: Flow<Inside<'w'>>, input: Given) => unknown)[] = [
    (flow, input) => flow.when('W', input.flag, () => flow.pass('A', 1)),
    (flow, input) =>
      flow.when(
        'W',
        input.flag,
        () => 1,
        () => flow.wait('A', seconds(1)),
      ),
    (flow, input) =>
      flow.poll(
        'P',
        one,
        () => flow.pass('A', 1),
        () => input.flag,
      ),
    (flow, input) =>
      flow.poll(
        'P',
        one,
        () => 1,
        () => [flow.pass('A', 1), input.flag] as never,
      ),
    (flow) => flow.parallel('P', { a: () => flow.task('A', find, {}) }),
    (flow) => flow.task('T', find, {}, { catch: { 'Find.Missing': () => flow.fail('A', 'x') } }),
    (flow, input) => flow.parallel('P', { a: (branch) => branch.when('W', input.flag, () => flow.pass('A', 1)) }),
  ]
  for (const build of outer) expect(problemOf(build)).toMatchObject({ code: 'wrong-flow', message: expect.stringContaining('"A"') })
})

test('a step added to a flow whose block is finished is refused', () => {
  expect(
    problemOf((flow, input) => {
      let leaked: Flow<never> | undefined
      flow.when('W', input.flag, (then) => {
        leaked = then as unknown as Flow<never>
      })
      leaked?.pass('A', 1)
    }),
  ).toMatchObject({ code: 'wrong-flow' })
})

test('a reference to what another branch made is refused, though the types were talked out of it', () => {
  const wrong: readonly ((flow: Flow<Inside<'w'>>, input: Given) => unknown)[] = [
    (flow) => {
      let stolen: unknown
      flow.parallel('P', {
        a: (branch) => {
          stolen = branch.pass('A', 1)
        },
        b: (branch) => branch.pass('B', jsonata`${stolen as never}`),
      })
    },
    (flow, input) => {
      let stolen: unknown
      flow.when('W', input.flag, (then) => {
        stolen = then.task('A', find, {})
      })
      flow.pass('B', { inside: [text`${stolen as never}`] })
    },
    (flow, input) => {
      let stolen: unknown
      flow.poll(
        'P',
        one,
        (turn) => {
          stolen = turn.pass('A', 1)
        },
        () => input.flag,
      )
      return { stolen }
    },
    (flow) => {
      let stolen: unknown
      flow.task(
        'T',
        find,
        {},
        {
          catch: {
            'Find.Missing': (_, error) => {
              stolen = error.Error
            },
          },
        },
      )
      flow.wait('B', { until: stolen as never })
    },
    (flow) => {
      let other: unknown
      workflow({ name: 'other', input: Input }, (inner) => {
        other = inner.pass('A', 1)
      })
      flow.when('B', eq(other as never, 1), () => 1)
    },
  ]
  for (const build of wrong)
    expect(problemOf(build)).toMatchObject({ code: 'reference-out-of-scope', message: expect.stringMatching(/"[AT]/) })
})
