import { quotas } from '../../limits/quotas.ts'
import { isTerminal } from '../document/transitions.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { executions } from './execution-events.ts'

/** A loop that no counter ends. */
export const unboundedLoopRule = defineRule({
  code: 'unbounded-loop',
  severity: 'warning',
  title: 'A loop that no counter ends',
  why: 'If what it waits for never comes, it turns until the history is full, and the execution ends with an error that nothing catches.',
  bad: {
    machine: jsonata({
      Look: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'look' }, Next: 'Ready?' },
      'Ready?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.Payload.ready %}', Next: 'Done' }], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Look' },
      Done: done,
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
    for (const { events } of executions(machine)) {
      const unbounded = events.loops.filter(({ bound, state }) => bound === undefined && state.scope.states.some(isTerminal))
      for (const { state, states, leastPerTurn } of unbounded) {
        // A loop inside an unbounded loop is the same mistake once more.
        if (unbounded.some((around) => around.states.length > states.length && around.states.includes(state))) continue
        const turns = Math.floor(quotas.historyEvents / leastPerTurn)
        const message = `No counter ends the loop that begins at '${state.name}': a turn takes ${leastPerTurn} events, so the history is full after about ${turns} turns`
        const hint = 'Count turns in a variable, and leave the loop by a Choice once it reaches a number.'
        yield { place: state.place, message, hint }
      }
    }
  },
})
