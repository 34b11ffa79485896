import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, eq, type Flow, type Inside, jsonata, type RawState, seconds, text, workflow } from '../../../asl/index.ts'
import { problemIn, problemOf } from '../flow/problem-of.ts'
import { failure, run } from '../run.ts'

const input = Type.Object({ who: Type.String() })

test('a raw state is taken as it is, and the flow says what follows', () => {
  const machine = compile(
    workflow({ name: 'raw', input }, (flow) => {
      flow.raw('Square', { Type: 'Pass', Assign: { square: '{% 3 * 3 %}' }, Output: '{% $states.input %}' })
      flow.wait('A moment', seconds(1))
      flow.raw('End', { Type: 'Succeed', Output: '{% $square %}' })
    }),
  )
  expect(machine).toEqual({
    QueryLanguage: 'JSONata',
    StartAt: 'Square',
    States: {
      Square: { Type: 'Pass', Assign: { square: '{% 3 * 3 %}' }, Output: '{% $states.input %}', Next: 'A moment' },
      'A moment': { Type: 'Wait', Seconds: 1, Output: {}, Next: 'End' },
      End: { Type: 'Succeed', Output: '{% $square %}' },
    },
  })
})

test('a raw state reads what the flow made, and the flow reads what a raw state gives', async () => {
  const built = workflow({ name: 'mixed', input }, (flow, given) => {
    const greeting = flow.pass('Greet', { words: text`Hello ${given.who}` })
    const shouted = flow.raw<{ loud: string }>('Shout', {
      Type: 'Pass',
      Output: { loud: '{% $uppercase($greet.words) %}', of: greeting.words },
    })
    const size = flow.raw<number>('Measure', { Type: 'Pass', Assign: { size: 5 }, Output: '{% $length($states.input.of) %}' })
    flow.when('Loud?', eq(shouted.loud, 'HELLO YOU'), (then) => then.pass('Noted', true))
    return { loud: shouted.loud, size, own: jsonata<number>`$size` }
  })
  expect(await run(built, { who: 'you' }, {})).toMatchObject({ output: { loud: 'HELLO YOU', size: 9, own: 5 } })
})

test('a variable that a raw state assigns is the name of no other result', () => {
  const machine = compile(
    workflow({ name: 'names', input }, (flow, given) => {
      flow.raw('Keep', {
        Type: 'Map',
        Items: [1],
        ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', Assign: { found: 1 }, End: true } } },
      })
      return { found: flow.pass('Found', { who: given.who }) }
    }),
  )
  expect(JSON.stringify(machine)).toContain('"found2":')
})

test('the ways out of a raw choice go on to what the flow says', async () => {
  const built = workflow({ name: 'ways', input }, (flow) => {
    flow.raw(
      'Who?',
      {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.who = "a" %}', Output: 'first' },
          { Condition: '{% $states.input.who = "b" %}', Next: 'Last' },
          { Condition: '{% $states.input.who = "c" %}' },
        ],
      },
      {
        ways: [(way) => way.raw('Append', { Type: 'Pass', Output: '{% $states.input & "!" %}' }), 'continue'],
        otherwise: (way) => way.fail('Nobody', 'who is this?'),
      },
    )
    flow.raw('Middle', { Type: 'Pass', Output: '{% ["middle", $states.input] %}' })
    flow.raw('Last', { Type: 'Succeed' })
  })
  const outputs = await Promise.all(['a', 'b', 'c'].map(async (who) => (await run(built, { who }, {})).output))
  expect(outputs).toEqual([['middle', 'first!'], { who: 'b' }, ['middle', { who: 'c' }]])
  expect(await run(built, { who: 'd' }, {})).toMatchObject({ error: 'Nobody' })
})

test('the handlers of a raw task go on likewise, and its result is then absent', async () => {
  const built = workflow({ name: 'caught', input }, (flow) => {
    const found = flow.raw<string>(
      'Find',
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
        Arguments: {},
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}' }],
        Output: '{% $states.result %}',
      },
      { catch: [(handler) => handler.raw('Note', { Type: 'Pass', Assign: { seen: '{% $states.input %}' } })] },
    )
    return { found: jsonata<string>`$exists(${found}) ? ${found} : "none"` }
  })
  expect((await run(built, { who: 'x' }, { Find: failure('Gone') })).output).toEqual({ found: 'none' })
  expect((await run(built, { who: 'x' }, { Find: 'it' })).output).toEqual({ found: 'it' })
})

test('a raw state jumps where it says, backwards too', async () => {
  const built = workflow({ name: 'loop', input }, (flow) => {
    flow.raw('Begin', { Type: 'Pass', Assign: { turn: 0 } })
    flow.raw('Count', { Type: 'Pass', Assign: { turn: '{% $turn + 1 %}' } })
    flow.raw(
      'Enough?',
      { Type: 'Choice', Choices: [{ Condition: '{% $turn < 3 %}' }] },
      { ways: [(way) => way.raw('Again', { Type: 'Wait', Seconds: 1, Next: 'Count' })], otherwise: 'continue' },
    )
    flow.raw('Stop', { Type: 'Succeed', Output: '{% $turn %}' })
  })
  expect((await run(built, { who: 'x' })).output).toBe(3)
})

test('in a machine in JSONPath the states of the other verbs say that they are in JSONata', async () => {
  const built = workflow({ name: 'both', input, machine: { Version: '1.0' } }, (flow, given) => {
    flow.raw('Keep', { Type: 'Pass', Assign: { 'who.$': '$.who' } })
    flow.raw('Once more', { Type: 'Pass', QueryLanguage: 'JSONata', Output: { again: text`${given.who}!` } })
    const both = flow.parallel('Both', { one: (branch) => branch.pass('One', { who: jsonata<string>`$who` }) })
    return { who: both.one.who }
  })
  const machine = compile(built)
  expect(machine).not.toHaveProperty('QueryLanguage')
  expect(machine).toMatchObject({
    Version: '1.0',
    States: {
      Keep: { Type: 'Pass', Assign: { 'who.$': '$.who' }, Next: 'Once more' },
      Both: { QueryLanguage: 'JSONata', Branches: [{ States: { One: { QueryLanguage: 'JSONata' } } }] },
    },
  })
  expect(machine.States.Keep).not.toHaveProperty('QueryLanguage')
  expect((await run(built, { who: 'you' })).output).toEqual({ who: 'you' })
})

test.each<[string, string, (flow: Flow<Inside<'w'>>) => unknown]>([
  ['a jump to no state', 'missing-transition-target', (flow) => flow.raw('A', { Type: 'Pass', Next: 'B' })],
  ['a choice without a block for a way', 'bad-raw-ways', (flow) => flow.raw('A', { Type: 'Choice', Choices: [{ Condition: true }] })],
  ['a handler for no catcher', 'bad-raw-ways', (flow) => flow.raw('A', { Type: 'Task', Resource: 'r' }, { catch: ['continue'] })],
  ['an otherwise of a state that is no choice', 'bad-raw-ways', (flow) => flow.raw('A', { Type: 'Pass' }, { otherwise: 'continue' })],
  ['JSONPath in a machine in JSONata', 'raw-language', (flow) => flow.raw('A', { Type: 'Pass', QueryLanguage: 'JSONPath' })],
  ['an end of one branch', 'succeed-in-branch', (flow) => flow.parallel('P', { a: (branch) => branch.raw('A', { Type: 'Succeed' }) })],
  ['a step after an end', 'step-after-fail', (flow) => [flow.raw('A', { Type: 'Pass', End: true }), flow.raw('B', { Type: 'Succeed' })]],
  // @ts-expect-error there is no such type
  ['a type that there is not', 'bad-raw-state', (flow) => flow.raw('A', { Type: 'Loop' })],
])('%s is refused', (_, code, build) => {
  expect(problemOf(build).code).toBe(code)
})

test('the result of a state in JSONPath is in no variable, and cannot be read', () => {
  const build = () =>
    workflow({ name: 'path', input, machine: {} }, (flow) => ({ kept: flow.raw<string>('Keep', { Type: 'Pass', Result: 'it' }) }))
  expect(problemIn(build).code).toBe('reference-out-of-scope')
})

test('a state called Done is fine where nothing else has to be', () => {
  const named = (ends: boolean) => () =>
    compile(
      workflow({ name: 'done', input }, (flow) => void flow.raw('Done', { Type: 'Pass', ...(ends && { End: true }) } as RawState<unknown>)),
    )
  expect(named(true)()).toMatchObject({ StartAt: 'Done', States: { Done: { End: true } } })
  expect(problemIn(named(false)).code).toBe('duplicate-state-name')
})
