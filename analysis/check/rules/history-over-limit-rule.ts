import { quotas } from '../../limits/quotas.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { loopsOf, standardExecutions, subjectOf } from './execution-events.ts'

/** A loop that outgrows the history before it gives up. */
export const historyOverLimitRule = defineRule({
  code: 'history-over-limit',
  severity: 'warning',
  title: 'A loop that outgrows the history before it gives up',
  why: 'An execution has 25,000 events. A loop that may turn more often ends it with an error that nothing catches, in place of the timeout that was meant.',
  bad: {
    machine: jsonata({
      Begin: { Type: 'Pass', Assign: { turn: 1 }, Next: 'Look' },
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'look' }, Next: 'Ready?' },
      'Ready?': {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.Payload.ready %}', Next: 'Done' },
          { Condition: '{% $turn >= 5000 %}', Next: 'Late' },
        ],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 30, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
      Done: done,
      Late: { Type: 'Fail' },
    }),
  },
  good: {
    machine: jsonata({
      Begin: { Type: 'Pass', Assign: { turn: 1 }, Next: 'Look' },
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'look' }, Next: 'Ready?' },
      'Ready?': {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.Payload.ready %}', Next: 'Done' },
          { Condition: '{% $turn >= 1440 %}', Next: 'Late' },
        ],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
      Done: done,
      Late: { Type: 'Fail' },
    }),
  },
  find: function* ({ machine }) {
    for (const { scope, events } of standardExecutions(machine)) {
      if (events.atFullTurns <= quotas.historyEvents) continue
      const message = `${subjectOf(scope)} needs ${events.atFullTurns} events where its loops use all their turns${loopsOf(events)}; the history holds ${quotas.historyEvents}`
      yield { place: scope.place, message, hint: 'Turn less often, wait longer on each turn, or go on in an execution of its own.' }
    }
  },
})
