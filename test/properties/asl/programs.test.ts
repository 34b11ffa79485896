import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compile } from '../../../asl/index.ts'
import { type Answer, failure, run } from '../../asl/run.ts'
import { buildProgram } from './build-program.ts'
import { evaluateProgram } from './evaluate-program.ts'
import { generateProgram } from './generate-program.ts'
import { answerOf, type Block, INPUT, type Step } from './program.ts'
import { Tape } from './tape.ts'

const programs = fc.array(fc.nat({ max: 5039 }), { maxLength: 250, size: 'max' }).map((numbers) => generateProgram(new Tape(numbers)))
/** What a distributed map fails with, whatever its children failed with. */
const TOLERATED = 'States.ExceedToleratedFailureThreshold'
const RUNS = { numRuns: 150 }

function stepsOf(block: Block): readonly Step[] {
  return block.steps.flatMap((step) => {
    const inside: readonly (Block | undefined)[] =
      step.kind === 'when'
        ? [step.whenTrue, step.whenFalse]
        : step.kind === 'poll'
          ? [step.body]
          : step.kind === 'rawChoice'
            ? [step.way, step.otherwise === 'continue' ? undefined : step.otherwise]
            : step.kind === 'map' || step.kind === 'repeat'
              ? [step.body]
              : step.kind === 'attempt'
                ? [step.block]
                : step.kind === 'choose'
                  ? [...step.ways.map((way) => way.block), step.otherwise]
                  : step.kind === 'parallel'
                    ? step.branches.map((branch) => branch.block)
                    : step.kind === 'task' && typeof step.caught === 'object'
                      ? [step.caught.block]
                      : []
    const handler = 'caught' in step && step.kind !== 'task' && typeof step.caught === 'object' ? [step.caught.block] : []
    return [step, ...[...inside, ...handler].flatMap((inner) => (inner ? stepsOf(inner) : []))]
  })
}

/** The tasks of a program, answering by how often each was called. */
function answersOf(program: Block): Readonly<Record<string, Answer>> {
  const calls = new Map<string, number>()
  const answer = (name: string, failing = { calls: 0, error: '' }): [string, Answer] => [
    name,
    (request) => {
      const n = (calls.get(name) ?? 0) + 1
      calls.set(name, n)
      return n <= failing.calls ? failure(failing.error, `call ${n}`) : answerOf(name, n, request.arguments)
    },
  ]
  const tasks = stepsOf(program).flatMap((step) =>
    step.kind === 'task' ? [answer(step.name, step.failing)] : step.kind === 'poll' ? [answer(step.look)] : [],
  )
  return Object.fromEntries(tasks)
}

test('a random workflow runs to the end that a plain reading of it comes to', async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const { status, output, error, cause } = await run(buildProgram(program), INPUT, answersOf(program))
      const ours = status === 'SUCCEEDED' ? { output } : { error, ...(error?.startsWith('States.') && error !== TOLERATED && { cause }) }
      expect(ours).toEqual(evaluateProgram(program))
    }),
    RUNS,
  )
}, 120_000)

test('a random workflow compiles to the same bytes twice, and when it is built again', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const built = buildProgram(program)
      const machine = JSON.stringify(compile(built))
      expect(JSON.stringify(compile(built))).toBe(machine)
      expect(JSON.stringify(compile(buildProgram(program)))).toBe(machine)
    }),
    RUNS,
  )
}, 120_000)

test('the random workflows are no trivial ones: every verb and every ending is among them', () => {
  const sample = fc.sample(programs, { numRuns: 300, seed: 1 })
  const kinds = new Set(sample.flatMap(stepsOf).map((step) => step.kind))
  expect([...kinds].sort()).toEqual([
    'attempt',
    'choose',
    'fail',
    'map',
    'parallel',
    'pass',
    'poll',
    'raw',
    'rawChoice',
    'repeat',
    'succeed',
    'task',
    'wait',
    'when',
  ])
  const endings = sample.map(evaluateProgram)
  expect(endings.filter((ending) => 'output' in ending).length).toBeGreaterThan(100)
  expect(new Set(endings.flatMap((ending) => ('error' in ending ? [ending.error] : []))).size).toBeGreaterThan(3)
})
