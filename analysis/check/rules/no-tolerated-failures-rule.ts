import { has } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A Distributed Map that tolerates no failure without saying so. */
export const noToleratedFailuresRule = defineRule({
  code: 'no-tolerated-failures',
  severity: 'warning',
  title: 'A Distributed Map that tolerates no failure without saying so',
  why: 'One child of millions that fails ends the whole run, and all others with it.',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields, inner } of machine.states) {
      if (type !== 'Map' || !inner.some((scope) => scope.isDistributed) || TOLERATED.some((name) => has(fields, name))) continue
      const hint = 'Set ToleratedFailurePercentage or ToleratedFailureCount; 0 says that it is meant.'
      yield { place, message: 'The first child that fails ends this Distributed Map', hint }
    }
  },
})

const TOLERATED = [
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
] as const
