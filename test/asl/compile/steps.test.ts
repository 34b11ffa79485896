import { expect, test } from '@jest/globals'
import { compile, context, eq, jsonata, present, seconds, text, workflow } from '../../../asl/index.ts'
import { INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const types = (machine: ReturnType<typeof compile>) => Object.entries(machine.States).map(([name, state]) => `${name}: ${state.Type}`)

test('a pass computes its value once, and later steps read it', async () => {
  const passed = workflow({ name: 'w', input: Input }, (flow, input) => {
    const first = flow.pass('First', { id: jsonata<string>`$uuid()`, name: input.name })
    const second = flow.pass('Second', { pair: [first.id, first.id], text: text`${first.name}!` })
    return { same: eq(second.pair[0], present(second.pair[1])), text: second.text }
  })
  expect(await outputOf(passed, INPUT)).toEqual({ same: true, text: "O'Neil!" })
})

test('a wait takes a span of time or a timestamp', async () => {
  const waited = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.wait('Span', seconds(90))
    flow.wait('Fixed', { until: '2026-01-01T01:00:00Z' })
    flow.wait('Given', { until: input.name })
    return { at: context.State.EnteredTime }
  })
  expect(compile(waited).States).toMatchObject({
    Span: { Type: 'Wait', Seconds: 90 },
    Fixed: { Type: 'Wait', Timestamp: '2026-01-01T01:00:00Z' },
    Given: { Type: 'Wait', Timestamp: '{% $states.context.Execution.Input.name %}' },
  })
  const { startDate, stopDate } = await run(waited, { ...INPUT, name: '2026-01-02T00:00:00Z' })
  expect(stopDate - startDate).toBe(24 * 3600 * 1000)
})

test('a wait as the last step ends the machine', () => {
  expect(types(compile(workflow({ name: 'w', input: Input }, (flow) => flow.wait('Hold', seconds(1)))))).toEqual(['Hold: Wait'])
})

test('a fail ends the execution with its error and cause', async () => {
  const failed = workflow({ name: 'w', input: Input }, (flow, input) => flow.fail(text`Bad.${input.name}`, text`rows: ${input.rows}`))
  expect(types(compile(failed))).toEqual(['Fail: Fail'])
  const { status, error, cause } = await run(failed, INPUT)
  expect([status, error, cause]).toEqual(['FAILED', "Bad.O'Neil", 'rows: 4'])
})
