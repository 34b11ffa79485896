import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { chain } from './start-machine.ts'

const RESOURCE = 'arn:aws:lambda:us-east-1:000000000000:function:work'

/** A task that is asked for `value`. */
function task(value: JsonValue, more: JsonObject = {}): JsonObject {
  return { Type: 'Task', Resource: RESOURCE, Arguments: value, ...more }
}

const retry = { Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 5, MaxAttempts: 4 }] }
const caught: JsonObject = { Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'After' }] }

/** Machines in which an execution can be cut off, each with another way to be under way. */
export const machines: Readonly<Record<string, { readonly definition: JsonObject; readonly input?: JsonValue }>> = {
  'tasks and variables': {
    definition: chain({
      First: task({ n: 1 }, { Assign: { first: '{% $states.result.did.n %}' } }),
      Choose: { Type: 'Pass', Output: '{% {"first": $first} %}' },
      Second: task({ n: '{% $first + 1 %}' }),
      Pause: { Type: 'Wait', Seconds: 3600 },
      Third: task({ n: 3 }, { Output: '{% {"first": $first, "third": $states.result.did.n} %}' }),
    }),
  },
  retries: { definition: chain({ Flaky: task({ failures: 2 }, retry), Done: { Type: 'Succeed' } }) },
  'a retry that gives up': { definition: chain({ Flaky: task({ failures: 9 }, { ...retry, ...caught }), After: { Type: 'Pass' } }) },
  'a failure that nobody takes': { definition: chain({ Flaky: task({ failures: 9 }) }) },
  'a failing expression': { definition: chain({ Wrong: { Type: 'Pass', Output: '{% $nothing %}' } }) },
  'a failing expression after a task': {
    definition: chain({ Wrong: task({}, { Output: '{% $nothing %}', ...caught }), After: { Type: 'Pass' } }),
  },
  'a timeout': { definition: chain({ Slow: task({ seconds: 100 }, { TimeoutSeconds: 10, ...caught }), After: { Type: 'Pass' } }) },
  'branches side by side': {
    definition: chain({
      Both: {
        Type: 'Parallel',
        Arguments: { shared: '{% 1 + 1 %}' },
        Branches: [
          chain({ Left: task({ seconds: 3 }), LeftWait: { Type: 'Wait', Seconds: 50 }, LeftEnd: task({ left: 1 }) }),
          chain({ Right: task({ seconds: 5, failures: 1 }, retry), RightEnd: task({ right: '{% $states.input.did.seconds %}' }) }),
          chain({ Quick: { Type: 'Pass', Assign: { inner: 1 }, Output: '{% $states.input %}' } }),
        ],
      },
      After: task({ after: 1 }),
    }),
  },
  'a branch that fails': {
    definition: chain({
      Both: {
        Type: 'Parallel',
        Branches: [
          chain({ Left: { Type: 'Wait', Seconds: 5 }, Break: { Type: 'Fail', Error: 'Broken', Cause: 'here' } }),
          chain({ Right: task({ seconds: 2 }), Long: { Type: 'Wait', Seconds: 500 } }),
        ],
        Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 7, MaxAttempts: 1 }],
        ...caught,
      },
      After: task({ after: 1 }),
    }),
  },
  'iterations in few slots': {
    input: [1, 2, 3, 4, 5, 6, 7],
    definition: chain({
      Each: {
        Type: 'Map',
        MaxConcurrency: 3,
        ItemSelector: { n: '{% $states.context.Map.Item.Value %}', seconds: '{% $states.context.Map.Item.Value %}' },
        ItemProcessor: chain({ Work: task('{% $states.input %}'), Rest: { Type: 'Wait', Seconds: 2 }, More: task('{% $states.input %}') }),
      },
      After: task({ after: 1 }),
    }),
  },
  'an iteration that fails': {
    input: [1, 2, 3, 4],
    definition: chain({
      Each: {
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: chain({
          Work: task({ seconds: '{% $states.input %}' }),
          Check: { Type: 'Pass', Output: '{% $states.input.did.seconds = 3 ? $error("three") : $states.input %}' },
        }),
        ...caught,
      },
      After: task({ after: 1 }),
    }),
  },
  'maps in branches in maps': {
    input: [1, 2],
    definition: chain({
      Outer: {
        Type: 'Map',
        ItemProcessor: chain({
          Both: {
            Type: 'Parallel',
            Branches: [
              chain({
                Inner: {
                  Type: 'Map',
                  Items: '{% [1..3] %}',
                  ItemProcessor: chain({ Deep: task({ seconds: '{% $states.input %}' }) }),
                },
              }),
              chain({ Beside: { Type: 'Wait', Seconds: 2 } }),
            ],
          },
        }),
      },
    }),
  },
  'child executions': {
    input: [1, 2, 3, 4],
    definition: chain({
      Each: {
        Type: 'Map',
        Label: 'Each',
        MaxConcurrency: 2,
        ItemProcessor: {
          ...chain({
            Work: task({ seconds: '{% $states.input %}' }),
            Rest: { Type: 'Wait', Seconds: 2 },
            More: task({ n: '{% $states.input.did.seconds %}' }),
          }),
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        },
      },
      After: task({ after: 1 }),
    }),
  },
  'a distributed Map whose tasks answer at once': {
    input: [1, 2, 3],
    definition: chain({
      Each: {
        Type: 'Map',
        Label: 'Each',
        ItemProcessor: {
          ...chain({ Work: task({ n: '{% $states.input %}' }) }),
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        },
      },
      After: task({ after: 1 }),
    }),
  },
}
