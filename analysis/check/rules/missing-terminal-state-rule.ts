import { isTerminal } from '../document/transitions.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A machine without an end. */
export const missingTerminalStateRule = defineRule({
  code: 'missing-terminal-state',
  severity: 'error',
  title: 'A machine without an end',
  why: 'An execution could never succeed; AWS refuses the definition.',
  aws: 'MISSING_END_STATE',
  bad: { machine: jsonata({ Ping: { Type: 'Wait', Seconds: 1, Next: 'Pong' }, Pong: { Type: 'Pass', Next: 'Ping' } }) },
  good: { machine: jsonata({ Ping: { Type: 'Wait', Seconds: 1, Next: 'Pong' }, Pong: done }) },
  find: function* ({ machine }) {
    for (const scope of machine.scopes) {
      // A state of no known type may well be meant as an end.
      if (scope.states.length === 0 || scope.states.some((state) => state.type === undefined || isTerminal(state))) continue
      const hint = 'Set "End": true on the state that ends it, or add a Succeed or Fail state.'
      yield { place: scope.place, message: 'Workflow has no terminal state', hint, awsPlace: null }
    }
  },
})
