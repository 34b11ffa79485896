import { expect, test } from '@jest/globals'
import { chain, runMachine } from './start-machine.ts'

const everythingCaught = {
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler',
  Arguments: {},
  Retry: [{ ErrorEquals: ['States.ALL'] }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
}

test('a bug of a port rejects the execution: States.ALL does not take it', async () => {
  const tasks = { run: () => Promise.reject(new TypeError('x is not a function')) }
  const run = runMachine(chain({ Try: everythingCaught, Caught: { Type: 'Pass' } }), {}, { tasks })
  await expect(run).rejects.toThrow('x is not a function')
})

test('a bug in one branch of a Parallel rejects the execution', async () => {
  const branch = { StartAt: 'Try', States: { Try: { ...everythingCaught, Next: 'Caught' }, Caught: { Type: 'Pass', End: true } } }
  const waits = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 5, End: true } } }
  const tasks = { run: () => Promise.reject(new TypeError('x is not a function')) }
  const run = runMachine(chain({ Both: { Type: 'Parallel', Branches: [branch, waits] } }), {}, { tasks })
  await expect(run).rejects.toThrow('x is not a function')
})

test('a definition that cannot run at all is refused with the place', () => {
  expect(() => runMachine({ StartAt: 'A', States: { A: { Type: 'Task!' } } })).toThrow("/States/A/Type has the unknown value 'Task!'")
  expect(() => runMachine({ StartAt: 'B', States: { A: { Type: 'Succeed' } } })).toThrow("names the state 'B', which does not exist")
})
