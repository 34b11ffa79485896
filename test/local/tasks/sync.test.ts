import { expect, test } from '@jest/globals'
import type { LocalService } from '../../../local/service.ts'
import { openTasks } from './world.ts'

/** An Athena whose query is seen in these states, one after the other. */
function scriptedAthena(states: string[]) {
  const calls: string[] = []
  const service: LocalService = {
    name: 'athena',
    operations: {
      StartQueryExecution: async ({ QueryString }: { QueryString: string }) => {
        calls.push(`start ${QueryString}`)
        return { QueryExecutionId: 'q-1' }
      },
      GetQueryExecution: async ({ QueryExecutionId }: { QueryExecutionId: string }) => {
        const State = states.length > 1 ? states.shift() : states[0]
        const Status = {
          State,
          SubmissionDateTime: new Date(1_767_225_600_123),
          ...(State === 'FAILED' && { StateChangeReason: 'no such table' }),
        }
        return { QueryExecution: { QueryExecutionId, Status } }
      },
      StopQueryExecution: async () => {
        calls.push('stop')
        return {}
      },
    },
  }
  return { service, calls }
}

const SYNC = 'arn:aws:states:::athena:startQueryExecution.sync'

test('a query is waited for on the clock and answered as GetQueryExecution, dates in milliseconds', async () => {
  const { service, calls } = scriptedAthena(['QUEUED', 'RUNNING', 'SUCCEEDED'])
  const { run, submitted, environment } = await openTasks([service])
  expect(await run(SYNC, { QueryString: 'SELECT 1' })).toEqual({
    QueryExecution: { QueryExecutionId: 'q-1', Status: { State: 'SUCCEEDED', SubmissionDateTime: 1_767_225_600_123 } },
  })
  expect(submitted).toEqual([{ QueryExecutionId: 'q-1' }])
  expect(calls).toEqual(['start SELECT 1'])
  expect(environment.clock.now() - Date.UTC(2026, 0, 1)).toBe(750)
})

test('a query that fails fails the task with its execution as the cause', async () => {
  const { run } = await openTasks([scriptedAthena(['FAILED']).service])
  const error = await run(SYNC, { QueryString: 'SELECT 1' }).catch((error: unknown) => error)
  expect(error).toMatchObject({ error: 'States.TaskFailed' })
  expect(JSON.parse((error as { failureCause: string }).failureCause)).toMatchObject({
    QueryExecution: { QueryExecutionId: 'q-1', Status: { State: 'FAILED', StateChangeReason: 'no such table' } },
  })
})

test('a task that is aborted stops its query', async () => {
  const { service, calls } = scriptedAthena(['RUNNING'])
  const { run, abort, environment } = await openTasks([service])
  const running = run(SYNC, { QueryString: 'SELECT 1' })
  await environment.clock.sleep(10_000)
  abort.abort(new Error('stopped'))
  await expect(running).rejects.toThrow('stopped')
  expect(calls).toEqual(['start SELECT 1', 'stop'])
})
