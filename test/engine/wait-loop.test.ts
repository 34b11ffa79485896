import { expect, test } from '@jest/globals'
import { virtualClock } from '../../engine/index.ts'
import { runMachine } from './start-machine.ts'

const poll = {
  QueryLanguage: 'JSONata',
  StartAt: 'Get status',
  States: {
    'Get status': {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
      Arguments: { Name: '{% $states.input.crawler %}' },
      Output: { crawler: '{% $states.input.crawler %}', state: '{% $states.result.Crawler.State %}' },
      Next: 'Done?',
    },
    'Done?': { Type: 'Choice', Choices: [{ Condition: "{% $states.input.state = 'READY' %}", Next: 'End' }], Default: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Get status' },
    End: { Type: 'Succeed' },
  },
}

// Of this process's own time: on a busy machine the clock on the wall says nothing.
/** How long it takes is measured by `npm run bench:engine`: real hours would be noticed here. */
test('a poll loop that waits for 24 hours of a virtual clock does every turn and ends', async () => {
  const turns = 1440
  let calls = 0
  const tasks = { run: async () => ({ Crawler: { State: ++calls > turns ? 'READY' : 'RUNNING' } }) }
  const clock = virtualClock()
  const result = await runMachine(poll, { crawler: 'events' }, { clock, tasks })
  expect(result.status).toBe('SUCCEEDED')
  expect(result.stopDate - result.startDate).toBe(24 * 3600 * 1000)
  expect(calls).toBe(turns + 1)
})
