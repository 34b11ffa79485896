import { expect, test } from '@jest/globals'
import { type BuiltWorkflow, compile } from '../../asl/index.ts'
import { validateMachine } from './validate-machine.ts'

const broken: BuiltWorkflow = {
  kind: 'workflow',
  name: 'broken',
  machine: { QueryLanguage: 'JSONata' },
  input: { static: {}, params: [] },
  block: { steps: [{ kind: 'wait', name: 'Wait', for: { kind: 'duration', seconds: -5 } }] },
}

test('a machine that asl-validator refuses fails the test that compiles it, though the test says nothing of it', () => {
  expect(() => compile(broken)).toThrow(/Step Functions would refuse this machine/)
})

test('importing the compiler by its own path does not go round the validation', async () => {
  const compiler = await import('../../asl/compile/compile.ts')
  expect(() => compiler.compile(broken)).toThrow(/Step Functions would refuse/)
})

test('an unreachable state, a name over 80 characters and an expression that does not parse are refused', () => {
  const machine = (states: object) =>
    ({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Succeed' }, ...states } }) as Parameters<typeof validateMachine>[0]
  expect(() => validateMachine(machine({}))).not.toThrow()
  expect(() => validateMachine(machine({ B: { Type: 'Succeed' } }))).toThrow('state "B" is unreachable')
  expect(() => validateMachine(machine({ ['x'.repeat(81)]: { Type: 'Succeed' } }))).toThrow('over 80 characters')
  expect(() => validateMachine(machine({ A: { Type: 'Succeed', Output: '{% 1 + %}' } }))).toThrow('does not parse')
  expect(() => validateMachine(machine({ A: { Type: 'Succeed', Output: '{% 1' } }))).toThrow('does not parse')
})

test('the validation leaves the machine as it was', () => {
  const machine = compile({ ...broken, block: { steps: [] } })
  const before = JSON.stringify(machine)
  validateMachine(machine)
  expect(JSON.stringify(machine)).toBe(before)
})
