import { quotas } from '../../limits/quotas.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { loopsOf, standardExecutions, subjectOf } from './execution-events.ts'

/** A loop that outgrows the history if every turn takes its longest way. */
export const historyMayBeOverLimitRule = defineRule({
  code: 'history-may-be-over-limit',
  severity: 'info',
  title: 'A loop that outgrows the history if every turn takes its longest way',
  why: 'An execution has 25,000 events. The loop stays within them on its usual way, not if each turn takes the longest.',
  bad: {
    machine: jsonata({
      Begin: { Type: 'Pass', Assign: { turn: 1 }, Next: 'Look' },
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'look' }, Next: 'Ready?' },
      'Ready?': {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.Payload.ready %}', Next: 'Done' },
          { Condition: '{% $turn >= 2500 %}', Next: 'Late' },
          { Condition: '{% $states.input.Payload.stuck %}', Next: 'Push' },
        ],
        Default: 'Wait',
      },
      Push: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'push' }, Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
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
          { Condition: '{% $turn >= 1000 %}', Next: 'Late' },
          { Condition: '{% $states.input.Payload.stuck %}', Next: 'Push' },
        ],
        Default: 'Wait',
      },
      Push: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'push' }, Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
      Done: done,
      Late: { Type: 'Fail' },
    }),
  },
  find: function* ({ machine }) {
    for (const { scope, events } of standardExecutions(machine)) {
      if (events.most <= quotas.historyEvents || events.atFullTurns > quotas.historyEvents) continue
      const message = `${subjectOf(scope)} needs up to ${events.most} events if every turn of its loops takes the longest way${loopsOf(events)}, and ${events.atFullTurns} if the shortest; the history holds ${quotas.historyEvents}`
      yield { place: scope.place, message, hint: 'Nothing to do where the longest way is rare; else turn less often.' }
    }
  },
})
