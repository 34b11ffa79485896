import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { JsonObject } from '../../asl/json.ts'
import { type TaskContext, TaskFailure, type TaskRequest, virtualClock } from '../../engine/index.ts'
import { compileExpression } from '../../engine/jsonata/expression.ts'
import { awsQuotas } from '../../engine/quotas.ts'
import { runMachine } from './start-machine.ts'

type Shape =
  | { readonly kind: 'pass' | 'wait' | 'task' | 'fail' }
  | { readonly kind: 'parallel' | 'map' | 'distributed'; readonly inner: readonly (readonly Shape[])[] }

const { shapes } = fc.letrec<{ shapes: Shape[]; shape: Shape }>((tie) => ({
  shapes: fc.array(tie('shape'), { minLength: 1, maxLength: 3 }),
  shape: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Shape>({ kind: 'pass' }, { kind: 'wait' }, { kind: 'task' }, { kind: 'fail' }),
    fc.record({
      kind: fc.constantFrom('parallel' as const, 'map' as const, 'distributed' as const),
      inner: fc.array(tie('shapes'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}))

/** States of the given shapes, one after the other. */
function group(line: readonly Shape[], path = ''): JsonObject {
  const names = line.map(({ kind }, index) => `${path}${kind[0]}${index}`)
  const states = line.map((shape, index) => {
    const next = names[index + 1]
    const link = shape.kind === 'fail' ? {} : next === undefined ? { End: true } : { Next: next }
    return [names[index] as string, { ...state(shape, `${names[index]}/`), ...link }] as const
  })
  return { StartAt: names[0] as string, States: Object.fromEntries(states) }
}

function state(shape: Shape, path: string): JsonObject {
  switch (shape.kind) {
    case 'pass':
      return { Type: 'Pass', Output: '{% $states.input %}' }
    case 'wait':
      return { Type: 'Wait', Seconds: path.length % 7 }
    case 'fail':
      return { Type: 'Fail', Error: 'Stop' }
    case 'task':
      return {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getTable',
        Arguments: {},
        Retry: [{ ErrorEquals: ['Often'], MaxAttempts: 1 }],
      }
    case 'parallel':
      return { Type: 'Parallel', Branches: shape.inner.map((line, index) => group(line, `${path}${index}`)) }
    default: {
      const ProcessorConfig = { Mode: shape.kind === 'map' ? 'INLINE' : 'DISTRIBUTED', ExecutionType: 'STANDARD' }
      return {
        Type: 'Map',
        Items: [1, 2],
        MaxConcurrency: 2,
        ItemProcessor: { ProcessorConfig, ...group(shape.inner[0] ?? [{ kind: 'pass' }], path) },
      }
    }
  }
}

/** Runs a machine whose tasks take time and fail now and then, always in the same way. */
function run(line: readonly Shape[]) {
  const clock = virtualClock()
  let calls = 0
  const tasks = {
    async run({ stateName }: TaskRequest, context: TaskContext) {
      const call = ++calls
      await clock.sleep((stateName.length * 37) % 5000, context.signal)
      if (call % 3 === 0) throw new TaskFailure('Often', 'because')
      return { call }
    },
  }
  return runMachine({ QueryLanguage: 'JSONata', ...group(line) }, {}, { clock, tasks })
}

test('every history is a tree in order, closes once, and leaves no state open when it succeeds', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (line) => {
      const { events, status } = await run(line)
      for (const [index, event] of events.entries()) {
        expect(event.id).toBe(index + 1)
        expect(event.previousEventId).toBeLessThan(event.id)
      }
      const count = (pattern: RegExp) => events.filter((event) => pattern.test(event.type)).length
      expect(count(/^Execution(Succeeded|Failed)$/)).toBe(1)
      if (status === 'SUCCEEDED') expect(count(/StateEntered$/)).toBe(count(/StateExited$/))
      expect(count(/^MapIterationStarted$/)).toBe(count(/^MapIteration(Succeeded|Failed|Aborted)$/))
      expect(count(/^TaskScheduled$/)).toBe(count(/^TaskStarted$/))
    }),
    { numRuns: 150 },
  )
})

test('two runs of one machine write the same history', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (line) => {
      expect(await run(line)).toEqual(await run(line))
    }),
    { numRuns: 50 },
  )
})

test('a plain comparison answers what the evaluator answers', async () => {
  const operands = fc.oneof(
    fc.integer(),
    fc.constantFrom('a', 'b', '', null, true, false),
    fc.array(fc.constantFrom('a', 1), { maxLength: 2 }),
    fc.constant(undefined),
  )
  const literals = fc.constantFrom('1', '-2.5', "'a'", '"b"', 'true', 'null')
  await fc.assert(
    fc.asyncProperty(operands, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), literals, async (value, operator, literal) => {
      const variables = { states: { input: value === undefined ? {} : { v: value } } }
      const answer = async (text: string) => {
        try {
          return await compileExpression(`{% ${text} %}`, awsQuotas).evaluate(variables)
        } catch (error) {
          return (error as { code?: string }).code
        }
      }
      expect(await answer(`$states.input.v ${operator} ${literal}`)).toEqual(await answer(`($states.input.v) ${operator} ${literal}`))
    }),
    { numRuns: 300 },
  )
})
