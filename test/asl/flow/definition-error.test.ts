import { expect, test } from '@jest/globals'
import {
  context,
  DefinitionError,
  days,
  eq,
  type Flow,
  field,
  hours,
  type Inside,
  jsonata,
  minutes,
  type Ref,
  seconds,
  text,
  workflow,
} from '../../../asl/index.ts'
import { type Found, find, Input } from '../operations.ts'

type Given = Ref<{ name: string; rows: number; list: string[]; flag: boolean }, Inside<'w'>>

/** The problem of a workflow that cannot be built. */
function problemOf(build: (flow: Flow<Inside<'w'>>, input: Given) => unknown): DefinitionError {
  return problemIn(() => workflow({ name: 'w', input: Input }, (flow, input) => build(flow, input)))
}

function problemIn(action: () => unknown): DefinitionError {
  try {
    action()
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const one = { every: seconds(1), attempts: 1 }

test('a problem says what was found, where, and what to do', () => {
  const problem = problemOf((flow) => {
    flow.pass('Same', 1)
    flow.parallel('Both', { left: (branch) => branch.pass('Same', 2) })
  })
  expect(problem).toBeInstanceOf(Error)
  expect(problem.name).toBe('DefinitionError')
  expect(problem).toMatchObject({ code: 'duplicate-state-name', path: 'w > Both > left' })
  expect(problem.message).toBe(
    'w > Both > left: the state name "Same" is taken. every state of a workflow needs a name of its own, in branches too',
  )
})

test.each<[string, (flow: Flow<Inside<'w'>>, input: Given) => unknown]>([
  ['in a row', (flow) => [flow.pass('A', 1), flow.pass('A', 2)]],
  ['in a choice', (flow, input) => [flow.pass('A', 1), flow.when('B', input.flag, (then) => then.pass('A', 2))]],
  [
    'in a turn',
    (flow, input) =>
      flow.poll(
        'A',
        one,
        (turn) => turn.pass('A', 2),
        () => input.flag,
      ),
  ],
  ['in a handler', (flow) => flow.task('A', find, {}, { catch: { 'Find.Missing': (then) => then.pass('A', 2) } })],
  ['in two branches', (flow) => flow.parallel('P', { a: (b) => b.pass('A', 1), b: (b) => b.pass('A', 2) })],
  ['of a failure', (flow, input) => [flow.when('B', input.flag, (then) => then.fail('A', 'x')), flow.fail('A', 'y')]],
  [
    'made by a poll',
    (flow, input) => [
      flow.poll(
        'A',
        one,
        () => 1,
        () => input.flag,
      ),
      flow.wait('A: wait', seconds(1)),
    ],
  ],
  ['made by a choice', (flow, input) => [flow.pass('A: then', 1), flow.when('A', input.flag, () => 1)]],
  ['made by a parallel', (flow) => [flow.parallel('A', { b: () => 1 }), flow.pass('A: b', 1)]],
])('a name that is used twice is refused: %s', (_, build) => {
  expect(problemOf(build).code).toBe('duplicate-state-name')
})

test('a name that the compiler itself uses says so', () => {
  const problem = problemOf((flow) => flow.pass('Done', 1))
  expect(problem.code).toBe('duplicate-state-name')
  expect(problem.hint).toContain('ends the machine')
})

test.each([
  ['an empty name', ''],
  ['a name of 81 characters', 'x'.repeat(81)],
  ['a name with a line break', 'a\nb'],
  ['a name with a control character', 'a\u0007b'],
])('%s is refused', (_, name) => {
  expect(problemOf((flow) => flow.pass(name, 1)).code).toBe('bad-state-name')
})

test('a name of 80 characters is taken', () => {
  expect(() => workflow({ name: 'w', input: Input }, (flow) => flow.pass('x'.repeat(80), 1))).not.toThrow()
})

test('a choice whose name leaves no room for the states that it needs says which name is too long', () => {
  const problem = problemOf((flow, input) => flow.when('x'.repeat(75), input.flag, () => 1))
  expect(problem).toMatchObject({ code: 'bad-state-name', message: expect.stringContaining(': then" has 81 characters') })
})

test.each(['', 'with space', 'dots.', 'x'.repeat(81), 'ü', 'a/b'])('%j is no name of a workflow', (name) => {
  expect(problemIn(() => workflow({ name, input: Input }, () => 1)).code).toBe('bad-workflow-name')
})

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

test('a poll whose turn always fails is refused: it would never look', () => {
  expect(
    problemOf((flow, input) =>
      flow.poll(
        'P',
        one,
        (turn) => turn.fail('A', 'x'),
        () => input.flag,
      ),
    ).code,
  ).toBe('turn-always-fails')
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000])('%d seconds are no duration', (count) => {
  expect(problemIn(() => seconds(count)).code).toBe('bad-duration')
})

test('durations are whole seconds, whatever their unit', () => {
  expect([seconds(1), minutes(1.5), hours(2), days(1)].map((duration) => duration.seconds)).toEqual([1, 90, 7200, 86_400])
  expect(problemIn(() => minutes(0.001)).code).toBe('bad-duration')
})

test.each([0, -1, 2.5, Number.NaN])('a poll of %d attempts is refused', (attempts) => {
  expect(
    problemOf((flow, input) =>
      flow.poll(
        'P',
        { every: seconds(1), attempts },
        () => 1,
        () => input.flag,
      ),
    ),
  ).toMatchObject({
    code: 'bad-attempts',
    path: 'w > P',
  })
})

const circle: unknown[] = []
circle.push({ inside: circle })

test.each<[string, unknown]>([
  ['undefined in an array', [undefined]],
  ['a hole in an array', new Array(2)],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['bytes', new Uint8Array(2)],
  ['a promise', Promise.resolve(1)],
  ['a circle', circle],
])('%s is no JSON: a task, a pass and the output refuse it and say where it is', (_, value) => {
  expect(problemOf((flow) => flow.task('T', find, { deep: { value } }))).toMatchObject({
    code: 'not-json',
    path: expect.stringMatching(/^w > T\.deep\.value/),
  })
  expect(problemOf((flow) => flow.pass('P', [value as null]))).toMatchObject({
    code: 'not-json',
    path: expect.stringMatching(/^w > P\[0\]/),
  })
  expect(problemOf(() => ({ value }))).toMatchObject({ code: 'not-json', path: expect.stringMatching(/^w > returned value\.value/) })
})

test('a builder that is asynchronous is refused', () => {
  expect(problemOf(async (flow) => flow.pass('A', 1)).code).toBe('not-json')
})

test('the same object in two places is no circle', () => {
  const shared = { a: 1 }
  expect(() => workflow({ name: 'w', input: Input }, (flow) => flow.pass('P', [shared, { shared }]))).not.toThrow()
})

test.each<[string, (input: Given) => unknown]>([
  ['a template string', (input) => `${input.name}`],
  ['a sum', (input) => (input.rows as unknown as number) + 1],
  ['a comparison', (input) => (input.rows as unknown as number) > 1],
  ['a part of an object', (input) => ({ [input.name as unknown as string]: 1 })],
  ['JSON.stringify', (input) => JSON.stringify(input)],
  ['JSON.stringify of an object around it', (input) => JSON.stringify({ input })],
  ['a spread', (input) => ({ ...input })],
  ['Object.keys', (input) => Object.keys(input)],
  ['a computed text', (input) => `${text`x${input.name}`}`],
  ['JSON.stringify of a computed text', (input) => JSON.stringify({ a: text`x${input.name}` })],
  ['a spread of a computed value', (input) => ({ ...jsonata<object>`${input}` })],
])('a reference used as a plain value is refused: %s', (_, use) => {
  expect(problemOf((_flow, input) => use(input))).toMatchObject({ code: 'reference-as-text', hint: expect.stringContaining('text`...`') })
})

test('a reference used as a plain value says which', () => {
  expect(problemOf((flow) => `${(flow.task('Find it', find, {}) as Ref<Found, never>).inner.deep.size}`).path).toBe(
    'Find it.inner.deep.size',
  )
  expect(problemOf((_, input) => `${input.list[0]}`).path).toBe('input.list[0]')
  expect(problemOf(() => `${context.Execution.Name}`).path).toBe('context.Execution.Name')
})

test('a member of a computed value is refused', () => {
  expect(problemOf((_, input) => field(text`${input.name}`, 'x')).code).toBe('field-of-expression')
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

test('a parallel without branches is refused', () => {
  expect(problemOf((flow) => flow.parallel('P', {})).code).toBe('no-branches')
})

test('a branch whose name looks like an index is refused: its value could not be told from an element', () => {
  expect(problemOf((flow) => flow.parallel('P', { 0: () => 1 })).code).toBe('bad-branch-name')
})

test.each([
  ['attempts', { errors: ['Find.Broken'], attempts: 1.5 }],
  ['attempts', { errors: ['Find.Broken'], attempts: -1 }],
  ['attempts', { errors: ['Find.Broken'], attempts: 100_000_000 }],
  ['backoff', { errors: ['Find.Broken'], backoff: 0.5 }],
  ['backoff', { errors: ['Find.Broken'], backoff: Number.NaN }],
  ['no error', { errors: [] }],
  ['most', { errors: ['Find.Broken'], interval: seconds(10), most: seconds(5) }],
  ['States.ALL', { errors: ['States.ALL', 'Find.Broken'] }],
] as const)('a retry that Step Functions refuses is refused: %s', (word, policy) => {
  expect(problemOf((flow) => flow.task('T', find, {}, { retry: [policy] }))).toMatchObject({
    code: 'bad-retry',
    path: 'w > T',
    message: expect.stringContaining(word),
  })
})

test('a retry after one of States.ALL is refused', () => {
  const retry = [{ errors: ['States.ALL'] }, { errors: ['Find.Broken'] }] as const
  expect(problemOf((flow) => flow.task('T', find, {}, { retry })).code).toBe('bad-retry')
})

test('a heartbeat that is no shorter than the timeout is refused', () => {
  expect(problemOf((flow) => flow.task('T', find, {}, { timeout: minutes(1), heartbeat: minutes(1) }))).toMatchObject({
    code: 'bad-heartbeat',
    path: 'w > T',
  })
})
