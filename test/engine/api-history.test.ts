import { expect, test } from '@jest/globals'
import { apiHistoryEvent, virtualClock } from '../../engine/index.ts'
import { chain, runMachine } from './start-machine.ts'

test('the API has payloads as text and times in seconds', async () => {
  const result = await runMachine(chain({ Set: { Type: 'Pass', Assign: { n: 1 } } }), { a: 1 }, { clock: virtualClock({ start: 1500 }) })
  const exited = result.events.find((event) => event.type === 'PassStateExited')
  expect(exited && apiHistoryEvent(exited)).toEqual({
    id: 3,
    previousEventId: 2,
    timestamp: 1.5,
    type: 'PassStateExited',
    stateExitedEventDetails: {
      name: 'Set',
      output: '{"a":1}',
      outputDetails: { truncated: false },
      assignedVariables: { n: '1' },
      assignedVariablesDetails: { truncated: false },
    },
  })
})

test('every event is told as it happens', async () => {
  const told: string[] = []
  const result = await runMachine(chain({ Pass: { Type: 'Pass' } }), {}, { onEvent: (event) => told.push(event.type) })
  expect(told).toEqual(result.events.map((event) => event.type))
})
