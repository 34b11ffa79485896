import type { JsonObject, JsonValue } from '../../asl/json.ts'

/** One machine of the comparison. */
export interface BenchMachine {
  readonly name: string
  readonly definition: JsonObject
  readonly input: JsonValue
  /** EXPRESS where a STANDARD execution would end at its 25,000th event. */
  readonly type: 'STANDARD' | 'EXPRESS'
  /** How many executions one sample runs, one after the other. */
  readonly executions: number
  /** What a sample is counted in: transitions, items or executions of all its executions together. */
  readonly unit: string
  readonly units: number
}

const RESOURCE = 'arn:aws:lambda:us-east-1:000000000000:function:work'
const CHAIN = 1000
const LOOP = 10_000
const ITEMS = 10_000

function chain(queryLanguage: string): JsonObject {
  const states: Record<string, JsonObject> = {}
  for (let index = 0; index < CHAIN; index++) {
    states[`State${index}`] = { Type: 'Pass', ...(index + 1 < CHAIN ? { Next: `State${index + 1}` } : { End: true }) }
  }
  return { QueryLanguage: queryLanguage, StartAt: 'State0', States: states }
}

const jsonPathLoop: JsonObject = {
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, Next: 'Enough?' },
    'Enough?': { Type: 'Choice', Choices: [{ Variable: '$.count', NumericGreaterThanEquals: LOOP, Next: 'End' }], Default: 'Count' },
    End: { Type: 'Succeed' },
  },
}

const jsonataLoop: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Output: { count: '{% $states.input.count + 1 %}' }, Next: 'Enough?' },
    'Enough?': { Type: 'Choice', Choices: [{ Condition: `{% $states.input.count >= ${LOOP} %}`, Next: 'End' }], Default: 'Count' },
    End: { Type: 'Succeed' },
  },
}

const jsonPathMap: JsonObject = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'item.$': '$$.Map.Item.Value' },
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', OutputPath: '$.item', End: true } } },
      End: true,
    },
  },
}

const jsonataMap: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ItemSelector: { item: '{% $states.context.Map.Item.Value %}' },
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', Output: '{% $states.input.item %}', End: true } } },
      End: true,
    },
  },
}

const jsonPathTask: JsonObject = {
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: RESOURCE, ResultPath: '$.result', End: true } },
}
const jsonataTask: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: RESOURCE, Output: { n: '{% $states.input.n %}', result: '{% $states.result %}' }, End: true } },
}

const items = { items: Array.from({ length: ITEMS }, (_, index) => index) }

/** The state whose task both engines answer by themselves. */
export const taskState = 'Work'

/** The machines in JSONPath, which both engines run. */
export const jsonPathMachines: readonly BenchMachine[] = [
  {
    name: 'Pass chain of 1,000',
    type: 'STANDARD',
    definition: chain('JSONPath'),
    input: {},
    executions: 200,
    unit: 'transitions',
    units: 200 * CHAIN,
  },
  {
    name: 'Choice loop to 10,000',
    type: 'EXPRESS',
    definition: jsonPathLoop,
    input: { count: 0 },
    executions: 5,
    unit: 'transitions',
    units: 5 * 2 * LOOP,
  },
  {
    name: 'inline Map over 10,000 items',
    type: 'EXPRESS',
    definition: jsonPathMap,
    input: items,
    executions: 5,
    unit: 'items',
    units: 5 * ITEMS,
  },
  {
    name: '1,000 one-task executions',
    type: 'STANDARD',
    definition: jsonPathTask,
    input: { n: 1 },
    executions: 5000,
    unit: 'executions',
    units: 5000,
  },
]

/** Their twins in JSONata, which only the engine runs. */
export const jsonataMachines: readonly BenchMachine[] = [
  { ...(jsonPathMachines[0] as BenchMachine), definition: chain('JSONata') },
  { ...(jsonPathMachines[1] as BenchMachine), definition: jsonataLoop },
  { ...(jsonPathMachines[2] as BenchMachine), definition: jsonataMap },
  { ...(jsonPathMachines[3] as BenchMachine), definition: jsonataTask },
]
