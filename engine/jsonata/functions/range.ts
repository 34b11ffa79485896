import { functionFailure } from './function-failure.ts'

const LONGEST_RANGE = 1000

/**
 * `$range(first, last, step)`: the numbers from `first` up to `last` inclusive. A sequence, as AWS has it:
 * a single number stands for itself.
 */
export function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw functionFailure('The third argument of $range must not be zero')
  const numbers: number[] = []
  for (let next = first; step > 0 ? next <= last : next >= last; next += step) {
    if (numbers.length === LONGEST_RANGE) throw functionFailure(`$range must not yield more than ${LONGEST_RANGE} values`)
    numbers.push(next)
  }
  return Object.defineProperty(numbers, 'sequence', { value: true })
}
