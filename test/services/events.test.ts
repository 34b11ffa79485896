import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { seconds, workflow } from '../../asl/index.ts'
import { events } from '../../services/events.ts'
import { scheduler } from '../../services/scheduler.ts'
import { run } from '../asl/run.ts'

test('EventBridge and Scheduler have the ARNs that Step Functions expects', () => {
  expect(events.putEvents.resource).toBe('arn:aws:states:::events:putEvents')
  expect(events.sdk.putRule.resource).toBe('arn:aws:states:::aws-sdk:eventbridge:putRule')
  expect(scheduler.createSchedule.resource).toBe('arn:aws:states:::aws-sdk:scheduler:createSchedule')
  expect(Object.isFrozen(events)).toBe(true)
})

test('an event is put with an object for its detail, made of what the workflow has', async () => {
  const { requests } = await run(
    workflow({ name: 'w', input: Type.Object({ dt: Type.String() }) }, (flow, input) => {
      const Entries = [{ Source: 'elt', DetailType: 'PartitionWritten', Detail: { dt: input.dt } }]
      flow.task('Tell', events.putEvents, { Entries })
      flow.wait('Hold', seconds(1))
    }),
    { dt: '2026-01-01' },
  )
  expect(requests.map((request) => request.arguments)).toEqual([
    { Entries: [{ Source: 'elt', DetailType: 'PartitionWritten', Detail: { dt: '2026-01-01' } }] },
  ])
})
