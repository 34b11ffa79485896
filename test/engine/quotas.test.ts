import { expect, test } from '@jest/globals'
import { chain, runMachine } from './start-machine.ts'

const endless = { StartAt: 'Again', States: { Again: { Type: 'Pass', Next: 'Again' } } }

test('a STANDARD execution fails with its 25,000th event', async () => {
  const result = await runMachine(endless)
  expect(result.events).toHaveLength(25_000)
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  })
  expect(result.events.at(-1)?.type).toBe('ExecutionFailed')
})

test('an execution of exactly 25,000 events succeeds', async () => {
  // 2 events for the execution, 2 for each of 12,499 turns.
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'Enough?' },
      'Enough?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n >= 6249 %}', Next: 'End' }], Default: 'Count' },
      End: { Type: 'Succeed' },
    },
  }
  const result = await runMachine(definition, { n: 0 })
  expect(result.status).toBe('SUCCEEDED')
  expect(result.events).toHaveLength(25_000)
})

test('a payload of 256 KiB passes and one byte more does not', async () => {
  const definition = chain({ Grow: { Type: 'Pass', Output: "{% $pad('', $states.input.length, 'x') %}" } })
  const fits = await runMachine(definition, { length: 262_144 - 2 })
  expect(fits.status).toBe('SUCCEEDED')
  const exceeds = await runMachine(definition, { length: 262_144 - 1 })
  expect(exceeds).toMatchObject({
    error: 'States.DataLimitExceeded',
    cause: "The state/task 'Grow' returned a result with a size exceeding the maximum number of bytes service limit.",
  })
})

test('the size of a payload counts bytes, not characters', async () => {
  const definition = chain({ Grow: { Type: 'Pass', Output: "{% $pad('', $states.input.length, 'é') %}" } })
  expect((await runMachine(definition, { length: 140_000 })).error).toBe('States.DataLimitExceeded')
})

test('an inline Map runs 40 iterations at a time', async () => {
  let running = 0
  let most = 0
  const tasks = {
    run: async (_request: unknown, context: { clock: { sleep(milliseconds: number): Promise<void> } }) => {
      most = Math.max(most, ++running)
      await context.clock.sleep(1000)
      running--
      return null
    },
  }
  const work = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler', Arguments: {}, End: true }
  const definition = chain({
    Each: { Type: 'Map', Items: '{% [1..100] %}', ItemProcessor: { StartAt: 'Work', States: { Work: work } } },
  })
  const result = await runMachine(definition, {}, { tasks })
  expect(result.status).toBe('SUCCEEDED')
  expect(most).toBe(40)
  expect(result.stopDate - result.startDate).toBe(3000)
})

test('a state with a name of more than 80 characters is refused at the start', () => {
  const name = 'x'.repeat(81)
  expect(() => runMachine({ StartAt: name, States: { [name]: { Type: 'Succeed' } } })).toThrow(/80/)
})

test('all variables together are at most 10 MiB, and what is overwritten or out of scope does not count', async () => {
  const big = "{% $pad('', 250000, 'x') %}"
  const turns = (assign: object) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Assign: assign, Next: 'Enough?' },
      'Enough?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n >= 60 %}', Next: 'End' }], Default: 'Count' },
      End: { Type: 'Succeed' },
    },
  })
  const same = turns({ big })
  expect((await runMachine(same as never, { n: 0 })).status).toBe('SUCCEEDED')
  const names = Array.from({ length: 60 }, (_, index) => [`Set ${index}`, { Type: 'Pass', Assign: { [`big${index}`]: big } }])
  const result = await runMachine(chain(Object.fromEntries(names)))
  expect(result.error).toBe('States.DataLimitExceeded')
  expect(result.events.filter(({ type }) => type === 'PassStateExited').length).toBe(41)
  const inner = chain({ Set: { Type: 'Pass', Assign: { big } } })
  const scoped = chain({ Each: { Type: 'Map', Items: '{% [1..60] %}', MaxConcurrency: 10, ItemProcessor: inner } })
  expect((await runMachine(scoped)).status).toBe('SUCCEEDED')
})

test('an Express execution that loops for ever ends as one whose five minutes are over', async () => {
  const result = await runMachine(endless, {}, { type: 'EXPRESS', quotas: { expressEvents: 10_000 } })
  expect(result).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' })
  expect(result.events).toHaveLength(10_000)
})
