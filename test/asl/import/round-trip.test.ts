import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildLifted } from '../../../asl/import/lift/build.ts'
import { liftedProgram } from '../../../asl/import/lift/lifted-program.ts'
import { compile, fromAsl, toTypeScript } from '../../../asl/index.ts'
import { buildProgram } from '../../properties/asl/build-program.ts'
import { generateProgram } from '../../properties/asl/generate-program.ts'
import { Tape } from '../../properties/asl/tape.ts'

const programs = fc.array(fc.nat({ max: 5039 }), { maxLength: 250, size: 'max' }).map((numbers) => generateProgram(new Tape(numbers)))

test('a random workflow is the same bytes after it was written as ASL and read', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const text = JSON.stringify(compile(buildProgram(program)))
      expect(JSON.stringify(fromAsl(text))).toBe(text)
      expect(JSON.stringify(fromAsl(JSON.parse(text)))).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('a random workflow is imported, and where that is by the flow builder, its calls give an equal machine', () => {
  const forms = { built: 0, mixed: 0 }
  fc.assert(
    fc.property(programs, (program) => {
      const machine = fromAsl(compile(buildProgram(program)))
      const lifted = liftedProgram(machine, 'random')
      if (!('program' in lifted)) throw new Error(`not lifted: ${lifted.reason}`)
      forms[lifted.form]++
      expect(compile(buildLifted(lifted.program, 'random'))).toEqual(machine)
      expect(toTypeScript(machine, { name: 'random' }).form).toBe(lifted.form)
    }),
    { numRuns: 60 },
  )
  expect(forms.built).toBeGreaterThan(0)
})
