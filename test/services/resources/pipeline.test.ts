import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { workflow } from '../../../asl/index.ts'
import { bindTask, bucket, definePipeline, onMessages, onSchedule, queue } from '../../../services/index.ts'

const lake = bucket('lake', { zones: { source: 'source/' } })
const nightly = workflow({ name: 'nightly', input: Type.Object({}) }, () => ({}))
const load = { name: 'load', description: 'Loads', timeoutSeconds: 60, memoryMegabytes: 256, access: { source: ['s3:GetObject'] } } as const

test('a pipeline has the name of its workflow, logs errors for 30 days, and lets statements touch nothing', () => {
  const pipeline = definePipeline({ workflow: nightly, resources: [lake] })
  expect(pipeline).toMatchObject({
    name: 'nightly',
    logs: { retentionDays: 30, level: 'ERROR', includeExecutionData: false },
    queries: { reads: [], writes: [], changes: [] },
  })
  expect(Object.isFrozen(pipeline.resources)).toBe(true)
})

test('a slot is bound to its targets, or to none', () => {
  expect(bindTask(load, { access: { source: lake.zones.source } }).access).toEqual({ source: [lake.zones.source] })
  expect(bindTask(load, { access: { source: 'none' } }).access).toEqual({ source: [] })
  // @ts-expect-error a slot that the contract does not have
  bindTask(load, { access: { sources: lake.zones.source } })
})

test('a slot that nobody bound, a resource twice, a trigger twice and a target that is not there are refused', () => {
  const bound = bindTask(load, { access: { source: lake.zones.source } })
  const unbound = { ...bound, access: {} }
  expect(() => definePipeline({ workflow: nightly, resources: [lake], tasks: [unbound] })).toThrow(/nothing says what source is/)
  expect(() => definePipeline({ workflow: nightly, resources: [lake, bucket('lake')] })).toThrow(/bucket.lake is there twice/)
  const daily = onSchedule('daily', 'rate(1 day)', { target: nightly })
  expect(() => definePipeline({ workflow: nightly, resources: [], triggers: [daily, daily] })).toThrow(/daily is there twice/)
  expect(() => definePipeline({ name: 'other', resources: [], triggers: [daily] })).toThrow(/has no state-machine nightly/)
  const messages = onMessages('in', queue('in'), { target: load })
  expect(() => definePipeline({ workflow: nightly, resources: [], triggers: [messages] })).toThrow(/has no function load/)
  expect(() => definePipeline({ resources: [] })).toThrow(/has no name/)
})

test('a queue whose messages come again while the function still works, and a large batch without time to fill, are refused', () => {
  const task = bindTask(load, { access: { source: 'none' } })
  const made = (visibilityTimeoutSeconds: number, batchSize: number) => () => {
    const work = queue('work', { visibilityTimeoutSeconds })
    return definePipeline({
      name: 'fed',
      resources: [work],
      tasks: [task],
      triggers: [onMessages('in', work, { target: load, batchSize })],
    })
  }
  expect(made(30, 10)).toThrow(/messages of work come again after 30 s, while load may work on them for 60 s/)
  expect(made(360, 100)).toThrow(/batches of 100 need time to fill/)
  expect(made(360, 10)).not.toThrow()
})
