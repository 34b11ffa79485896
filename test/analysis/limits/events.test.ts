import { expect, test } from '@jest/globals'
import { limits } from '../../../analysis/limits/index.ts'
import type { JsonObject, JsonValue } from '../../../asl/index.ts'
import { startExecution, TaskFailure, type TaskPort, virtualClock } from '../../../engine/index.ts'

/** The events of a run in the engine, which is held to histories of the real service. */
async function eventsOfRun(definition: object, tasks: TaskPort, input: JsonValue = {}): Promise<number> {
  const { result } = startExecution({
    // A literal of this file is JSON; TypeScript does not see it of `object`.
    definition: definition as JsonObject,
    input,
    clock: virtualClock({ start: 0 }),
    random: () => 0.5,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    tasks,
  })
  return (await result).events.length
}

const answers: TaskPort = {
  async run({ resource }, context) {
    if (resource.endsWith('.sync')) context.submitted({})
    return {}
  },
}

const throttled: TaskPort = {
  async run() {
    throw new TaskFailure('Busy', 'come back later')
  },
}

const look = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'look' } }

function poll(condition: string, step: string, start: number): object {
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Assign: { turn: start }, Next: 'Look' },
      Look: { ...look, Next: 'Late?' },
      'Late?': { Type: 'Choice', Choices: [{ Condition: `{% ${condition} %}`, Next: 'Late' }], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: `{% ${step} %}` }, Next: 'Look' },
      Late: { Type: 'Succeed' },
    },
  }
}

test.each([
  ['$turn >= 7', '$turn + 1', 1, 7],
  ['$turn > 7', '$turn + 1', 1, 8],
  ['$turn >= 7', '$turn + 2', 0, 5],
  ['$turn = 0', '$turn - 1', 3, 4],
  ['($turn < 1) or false', '$turn - 1', 3, 4],
])('a loop that leaves by %s, stepped by %s from %d, turns %d times, and takes as many events as are counted', async (...given) => {
  const [condition, step, start, turns] = given
  const machine = poll(condition, step, start)
  const counted = limits(machine)
  expect(counted.loops).toEqual([{ path: '/States/Look', turns, counter: '$turn', eventsPerTurn: { least: 9, most: 9 } }])
  // The last turn leaves before it waits.
  expect(await eventsOfRun(machine, answers)).toBe(counted.events.most - 2)
})

test('a JSONPath loop that stays by a comparison is bounded by its default', () => {
  const machine = {
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Result: { turn: 0 }, Next: 'More?' },
      'More?': { Type: 'Choice', Choices: [{ Variable: '$.turn', NumericLessThan: 5, Next: 'Count' }], Default: 'Done' },
      Count: { Type: 'Pass', Parameters: { 'turn.$': 'States.MathAdd($.turn, 1)' }, Next: 'More?' },
      Done: { Type: 'Succeed' },
    },
  }
  expect(limits(machine).loops).toMatchObject([{ path: '/States/More?', turns: 6, counter: '$.turn' }])
})

test('a loop whose counter can be passed by is not bounded', () => {
  const { States, ...rest } = poll('$turn >= 7', '$turn + 1', 1) as { States: Record<string, object> }
  const machine = {
    ...rest,
    States: {
      ...States,
      'Late?': { ...States['Late?'], Default: 'Which?' },
      'Which?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.fast %}', Next: 'Look' }], Default: 'Wait' },
    },
  }
  const [loop] = limits(machine).loops
  expect(loop?.turns).toBeUndefined()
})

test.each([
  [
    'a synchronous job',
    { Run: { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Arguments: { JobName: 'raw' }, End: true } },
  ],
  [
    'a Parallel',
    {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
          { StartAt: 'Right', States: { Right: { Type: 'Wait', Seconds: 1, Next: 'End' }, End: { Type: 'Succeed' } } },
        ],
        End: true,
      },
    },
  ],
  [
    'an inline Map of one item',
    { Each: { Type: 'Map', Items: [1], ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } }, End: true } },
  ],
  ['a failure', { Stop: { Type: 'Fail', Error: 'Stopped' } }],
])('%s takes as many events as are counted', async (_name, states) => {
  const machine = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states }
  expect(await eventsOfRun(machine, answers)).toBe(limits(machine).events.most)
})

test('retries are counted apart: as many as all retriers together allow', async () => {
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Look',
    States: {
      Look: {
        ...look,
        Retry: [{ ErrorEquals: ['Other'], MaxAttempts: 2 }, { ErrorEquals: ['Busy'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  }
  const { events } = limits(machine)
  expect(events.withRetries - events.most).toBe(15)
  expect(await eventsOfRun(machine, throttled)).toBe(events.most + 9)
})

test('an inline Map tells its events for each item, and how many items fill the history', () => {
  const inner = { StartAt: 'One', States: { One: { ...look, End: true } } }
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Each',
    States: { Each: { Type: 'Map', Items: '{% $states.input %}', ItemProcessor: inner, End: true } },
  }
  expect(limits(machine).maps).toEqual([{ path: '/States/Each', eventsPerItem: 7, itemsToLimit: 3571 }])
})

test('the children of a Distributed Map do not count for their parent', () => {
  const inner = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'One',
    States: { One: { ...look, End: true } },
  }
  const machine = { QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: inner, End: true } } }
  expect(limits(machine)).toMatchObject({ events: { most: 8 }, maps: [], states: 2 })
})

test('what is no definition needs nothing', () => {
  expect(limits('no definition')).toMatchObject({ events: { most: 2 }, loops: [], maps: [], states: 0, definitionBytes: 13 })
})
