import { expect, test } from '@jest/globals'
import type { TaskContext } from '../../engine/index.ts'
import { chain, runMachine, startMachine } from './start-machine.ts'

const callback = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'

test('a task that takes longer than TimeoutSeconds ends exactly then, and its signal is aborted', async () => {
  let aborted = false
  const tasks = {
    run: (_request: unknown, { signal }: TaskContext) => {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      return new Promise<never>(() => undefined)
    },
  }
  const result = await runMachine(chain({ Slow: { Type: 'Task', Resource: callback, Arguments: {}, TimeoutSeconds: 30 } }), {}, { tasks })
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect(result.stopDate - result.startDate).toBe(30_000)
  expect(result.events.at(-2)?.type).toBe('TaskTimedOut')
  expect(aborted).toBe(true)
})

test('a heartbeat starts the count again', async () => {
  const tasks = {
    run: async (_request: unknown, { clock, heartbeat }: TaskContext) => {
      for (let beat = 0; beat < 3; beat++) {
        await clock.sleep(9_000)
        heartbeat()
      }
      await clock.sleep(60_000)
      return null
    },
  }
  const result = await runMachine(chain({ Beat: { Type: 'Task', Resource: callback, Arguments: {}, HeartbeatSeconds: 10 } }), {}, { tasks })
  expect(result.error).toBe('States.Timeout')
  expect(result.stopDate - result.startDate).toBe(37_000)
})

test('a missing heartbeat can be caught by its own name', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Beat',
    States: {
      Beat: {
        Type: 'Task',
        Resource: callback,
        Arguments: {},
        HeartbeatSeconds: 10,
        Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Lost' }],
        End: true,
      },
      Lost: { Type: 'Succeed' },
    },
  }
  const result = await runMachine(definition, {}, { tasks: { run: () => new Promise<never>(() => undefined) } })
  expect(result.output).toEqual({ Error: 'States.Timeout', Cause: '' })
})

test('the machine ends as TIMED_OUT after its TimeoutSeconds', async () => {
  const definition = { ...chain({ Wait: { Type: 'Wait', Seconds: 100 } }), TimeoutSeconds: 60 }
  const result = await runMachine(definition)
  expect(result.status).toBe('TIMED_OUT')
  expect(result.stopDate).toBe(60_000)
  expect(result.events.at(-1)?.type).toBe('ExecutionTimedOut')
})

test('stop ends the execution as ABORTED with the given error', async () => {
  const execution = startMachine(chain({ Wait: { Type: 'Wait', Seconds: 100 } }))
  setImmediate(() => execution.stop('Stopped', 'by hand'))
  const result = await execution.result
  expect(result).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand' })
})

test('an aborted signal stops the execution', async () => {
  const result = await runMachine(chain({ Wait: { Type: 'Wait', Seconds: 100 } }), {}, { signal: AbortSignal.abort() })
  expect(result.status).toBe('ABORTED')
})
