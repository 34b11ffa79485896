import type { JsonObject } from '../../../../asl/json.ts'

const work = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:service:work' }
const retry = { Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 9 }] }

function chain(states: Readonly<Record<string, JsonObject>>): JsonObject {
  const names = Object.keys(states)
  const linked = names.map((name, index) => [name, { ...states[name], ...(names[index + 1] ? { Next: names[index + 1] } : { End: true }) }])
  return { StartAt: names[0] as string, States: Object.fromEntries(linked) }
}

const key = (text: string) => `{% ${text} %}`

/** Tasks in a row, in branches, in iterations and in child executions, with waits, retries and variables among them. */
export const workload: JsonObject = {
  QueryLanguage: 'JSONata',
  ...chain({
    First: { ...work, Arguments: { key: 'first' }, Assign: { first: '{% $states.result.key %}' } },
    Wait: { Type: 'Wait', Seconds: 2 },
    Both: {
      Type: 'Parallel',
      Branches: [
        chain({
          Left: { ...work, Arguments: { key: 'left' } },
          Pause: { Type: 'Wait', Seconds: 1 },
          Flaky: { ...work, ...retry, Arguments: { key: 'flaky', failures: 2 } },
        }),
        chain({
          Each: {
            Type: 'Map',
            Items: '{% [1..12] %}',
            MaxConcurrency: 3,
            ItemProcessor: chain({
              One: { ...work, Arguments: { key: key('"one-" & $states.input') } },
              Two: { ...work, ...retry, Arguments: { key: key('$replace($states.input.key, "one", "two")'), failures: 1 } },
            }),
          },
        }),
      ],
    },
    Children: {
      Type: 'Map',
      Label: 'Children',
      Items: '{% [1..8] %}',
      MaxConcurrency: 3,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        ...chain({
          Child: { ...work, Arguments: { key: key('"child-" & $states.input') } },
          Rest: { Type: 'Wait', Seconds: 1 },
          Again: { ...work, Arguments: { key: key('$states.input.key & "-again"') } },
        }),
      },
    },
    Last: { ...work, Arguments: { key: 'last', first: '{% $first %}', children: '{% $count($states.input) %}' } },
  }),
}

/** What the workload yields, however often it was killed. */
export const workloadOutput = { key: 'last', first: 'first', children: 8 }

/** The tasks of one whole run: first, left, flaky, 12 times two, 8 times two, last. */
export const workloadTasks = 3 + 12 * 2 + 8 * 2 + 1
