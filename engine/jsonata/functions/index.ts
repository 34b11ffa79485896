import type { Expression } from 'jsonata'
import type { Execution } from '../../execution/execution.ts'
import { hash } from './hash.ts'
import { parse } from './parse.ts'
import { partition } from './partition.ts'
import { range } from './range.ts'
import { seededRandom } from './seeded-random.ts'
import { shuffle } from './shuffle.ts'

/**
 * Gives an expression the functions that Step Functions adds to JSONata, and takes `$eval` away.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function registerFunctions(expression: Expression): void {
  expression.registerFunction('partition', partition, '<a-n:a>')
  expression.registerFunction('range', range, '<nnn:a>')
  expression.registerFunction('hash', hash, '<s-s:s>')
  expression.registerFunction('parse', parse, '<s-:x>')
  expression.assign('eval', undefined)
}

/** The functions whose result depends on the execution: its clock, its randomness, its ids. */
export function executionFunctions(execution: Execution): Record<string, unknown> {
  return {
    random: (seed?: number) => (seed === undefined ? execution.random() : seededRandom(seed)),
    shuffle: (items?: unknown) => shuffle(items, execution.random),
    uuid: () => execution.uuid(),
    millis: () => execution.clock.now(),
  }
}
