import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import { randomExpression, randomJsonata, randomPath, randomTemplate } from './random-fields.ts'
import type { RandomSource } from './random-source.ts'
import { randomValue } from './random-value.ts'
import { reachableStates } from './reachable-states.ts'

type Language = 'JSONPath' | 'JSONata'

const ERRORS = ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'States.QueryEvaluationError', 'Flaky', 'Other', 'States.Runtime']
/** Resources, and what a call of each must have. */
const RESOURCES: readonly (readonly [string, JsonObject?])[] = [
  ['arn:aws:lambda:us-east-1:000000000000:function:work'],
  ['arn:aws:states:::lambda:invoke', { FunctionName: 'work' }],
  ['arn:aws:states:::aws-sdk:dynamodb:getItem', { TableName: 'rows', Key: {} }],
  ['arn:aws:states:::athena:startQueryExecution.sync', { QueryString: 'SELECT 1', WorkGroup: 'work' }],
  ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', { QueueUrl: 'https://queue', MessageBody: 'work' }],
  ['arn:aws:states:us-east-1:000000000000:activity:work'],
]
const OPERATORS = ['NumericEquals', 'NumericLessThan', 'StringEquals', 'StringMatches', 'BooleanEquals', 'TimestampLessThan'] as const
/** A variable of an outer scope is not assigned inside. */
const VARIABLES = ['x', 'w', 'v'] as const
const TESTS = ['IsPresent', 'IsNull', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'] as const
const LEAVES = ['Pass', 'Pass', 'Task', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail']

/** A machine in the grammar of Amazon States Language: every name that it leads to exists, its data may do anything. */
export function randomMachine(random: RandomSource): JsonObject {
  const language: Language = random.chance(0.5) ? 'JSONPath' : 'JSONata'
  return {
    ...(language === 'JSONata' || random.chance(0.5) ? { QueryLanguage: language } : {}),
    ...(random.chance(0.1) ? { TimeoutSeconds: random.integer(100) + 1 } : {}),
    ...group(random, language, 2),
  }
}

let serial = 0

function group(random: RandomSource, language: Language, depth: number): JsonObject {
  const names = Array.from({ length: random.integer(5) + 1 }, () => `S${serial++ % 1000}`)
  const states = names.map((name, index) => [name, state(random, language, depth, reachable(random, names, index))] as const)
  return { StartAt: names[0] as string, States: reachableStates(names[0] as string, Object.fromEntries(states)) }
}

/** Where a state may lead: mostly onward, so that most machines end. */
function reachable(random: RandomSource, names: readonly string[], index: number): readonly string[] {
  const later = names.slice(index + 1)
  return later.length === 0 || random.chance(0.1) ? names : later
}

function state(random: RandomSource, outer: Language, depth: number, names: readonly string[]): JsonObject {
  const type = depth > 0 && random.chance(0.3) ? random.pick(['Parallel', 'Map']) : random.pick(LEAVES)
  const own: Language = outer === 'JSONPath' && random.chance(0.2) ? 'JSONata' : outer
  const next: JsonObject = random.chance(names.length === 1 ? 0.9 : 0.35) ? { End: true } : { Next: random.pick(names) }
  const language: JsonObject = own === outer ? {} : { QueryLanguage: own }
  return { Type: type, ...language, ...(makers[type] as Maker)(random, own, { depth, names, next, outer }) }
}

interface Surroundings {
  readonly depth: number
  readonly names: readonly string[]
  readonly next: JsonObject
  readonly outer: Language
}

type Maker = (random: RandomSource, language: Language, around: Surroundings) => JsonObject

const makers: Readonly<Record<string, Maker>> = {
  Pass: (random, language, { next, depth }) => ({
    ...next,
    ...(language === 'JSONPath' && random.chance(0.3) ? { Result: randomValue(random, 2) } : {}),
    ...(language === 'JSONPath' ? template(random, 'Parameters') : {}),
    ...data(random, language, depth),
  }),
  Task: (random, language, { next, names, depth }) => {
    const [Resource, needed] = random.pick(RESOURCES)
    return {
      ...next,
      Resource,
      ...call(random, language, needed),
      ...seconds(random, language, 'TimeoutSeconds', 21),
      ...seconds(random, language, 'HeartbeatSeconds', 1),
      ...data(random, language, depth),
      ...handlers(random, language, names),
    }
  },
  Choice: (random, language, { names }) => ({
    Choices: Array.from({ length: random.integer(3) + 1 }, () => ({ ...rule(random, language, 1), Next: random.pick(names) })),
    ...(random.chance(0.8) ? { Default: random.pick(names) } : {}),
  }),
  Wait: (random, language, { next }) => {
    if (language === 'JSONata') {
      return { ...next, ...(random.chance(0.5) ? { Seconds: randomExpression(random) } : { Timestamp: randomExpression(random) }) }
    }
    return {
      ...next,
      ...random.pick<JsonObject>([
        { Seconds: random.integer(100) },
        { SecondsPath: randomPath(random) },
        { Timestamp: '2026-01-01T00:00:00Z' },
        { TimestampPath: randomPath(random) },
      ]),
    }
  },
  Succeed: (random, language, { depth }) => data(random, language, depth, ['Output'], ['InputPath', 'OutputPath']),
  Fail: (random, language) =>
    language === 'JSONata'
      ? { Error: random.chance(0.5) ? 'Flaky' : randomExpression(random), Cause: random.chance(0.5) ? 'why' : randomExpression(random) }
      : random.pick<JsonObject>([{ Error: 'Flaky', Cause: 'why' }, { Error: 'Flaky' }, { ErrorPath: randomPath(random), Cause: 'why' }]),
  Parallel: (random, language, { next, names, depth, outer }) => ({
    ...next,
    Branches: Array.from({ length: random.integer(3) + 1 }, () => group(random, outer, depth - 1)),
    ...(language === 'JSONPath' ? template(random, 'Parameters') : maybe(random, 'Arguments', randomJsonata)),
    ...data(random, language, depth),
    ...handlers(random, language, names),
  }),
  Map: (random, language, { next, names, depth, outer }) => ({
    ...next,
    ItemProcessor: {
      ...(random.chance(0.3) ? { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: random.pick(['STANDARD', 'EXPRESS']) } } : {}),
      ...group(random, outer, depth - 1),
    },
    ...(language === 'JSONata'
      ? {
          Items: random.chance(0.5) ? '{% $states.input.items %}' : randomExpression(random),
          ...maybe(random, 'ItemSelector', randomJsonata),
        }
      : {
          ...(random.chance(0.8) ? { ItemsPath: random.chance(0.7) ? '$.items' : randomPath(random) } : {}),
          ...template(random, 'ItemSelector'),
        }),
    ...(random.chance(0.4) ? { MaxConcurrency: random.integer(4) } : {}),
    ...(random.chance(0.2) ? { ToleratedFailurePercentage: random.integer(101) } : {}),
    ...data(random, language, depth),
    ...handlers(random, language, names),
  }),
}

function maybe(random: RandomSource, name: string, make: (random: RandomSource) => JsonValue): JsonObject {
  return random.chance(0.5) ? { [name]: make(random) } : {}
}

function template(random: RandomSource, name: string): JsonObject {
  return random.chance(0.4) ? { [name]: randomTemplate(random) } : {}
}

function data(
  random: RandomSource,
  language: Language,
  depth: number,
  jsonata: readonly string[] = ['Output', 'Assign'],
  jsonPath: readonly string[] = ['InputPath', 'ResultPath', 'OutputPath', 'Assign'],
): JsonObject {
  const fields: [string, JsonValue][] = []
  for (const name of language === 'JSONata' ? jsonata : jsonPath) {
    if (!random.chance(0.3)) continue
    const variable = VARIABLES[depth] as string
    if (name === 'Assign')
      fields.push([name, language === 'JSONata' ? { [variable]: randomJsonata(random) } : { [`${variable}.$`]: randomPath(random) }])
    else if (language === 'JSONata') fields.push([name, randomJsonata(random)])
    else if (name === 'ResultPath') fields.push([name, random.pick(['$', '$.result', '$.deep.a', '$.items[0]', null])])
    else fields.push([name, random.pick<JsonValue>([randomPath(random), '$', null])])
  }
  return Object.fromEntries(fields)
}

/** What a call is made with: mostly all that it must have. */
function call(random: RandomSource, language: Language, needed: JsonObject | undefined): JsonObject {
  if (language === 'JSONPath') {
    const { Parameters = {} } = template(random, 'Parameters') as { readonly Parameters?: JsonObject }
    return needed === undefined || random.chance(0.05) ? { Parameters } : { Parameters: { ...needed, ...Parameters } }
  }
  if (needed === undefined || random.chance(0.05)) return maybe(random, 'Arguments', randomJsonata)
  return { Arguments: { ...needed, ...(random.chance(0.5) ? { Extra: randomJsonata(random) } : {}) } }
}

/** A number of seconds from `least` to 19 more, or where one is. */
function seconds(random: RandomSource, language: Language, name: string, least: number): JsonObject {
  if (!random.chance(0.2)) return {}
  if (random.chance(0.6)) return { [name]: random.integer(20) + least }
  return language === 'JSONata' ? { [name]: randomExpression(random) } : { [`${name}Path`]: randomPath(random) }
}

function handlers(random: RandomSource, language: Language, names: readonly string[]): JsonObject {
  const errors = () => [random.pick(ERRORS)]
  const retrier = () => ({
    ErrorEquals: errors(),
    ...(random.chance(0.5) ? { IntervalSeconds: random.integer(10) + 1 } : {}),
    ...(random.chance(0.5) ? { MaxAttempts: random.integer(4) } : {}),
    ...(random.chance(0.3) ? { BackoffRate: 1 + random.next() } : {}),
    ...(random.chance(0.3) ? { MaxDelaySeconds: 20, JitterStrategy: 'FULL' } : {}),
  })
  const catcher = () => ({
    ErrorEquals: errors(),
    Next: random.pick(names),
    ...(language === 'JSONata'
      ? maybe(random, 'Output', randomJsonata)
      : random.chance(0.5)
        ? { ResultPath: random.pick(['$.error', '$', null]) }
        : {}),
  })
  return { ...(random.chance(0.4) ? { Retry: [retrier()] } : {}), ...(random.chance(0.4) ? { Catch: [catcher()] } : {}) }
}

function rule(random: RandomSource, language: Language, depth: number): JsonObject {
  if (language === 'JSONata') return { Condition: random.chance(0.5) ? '{% $states.input.n > 1 %}' : randomExpression(random) }
  if (depth > 0 && random.chance(0.3)) {
    return random.pick<JsonObject>([
      { Not: rule(random, language, depth - 1) },
      { And: [rule(random, language, depth - 1), rule(random, language, depth - 1)] },
      { Or: [rule(random, language, depth - 1)] },
    ])
  }
  if (random.chance(0.4)) return { Variable: randomPath(random), [random.pick(TESTS)]: random.chance(0.7) }
  const operator = random.pick(OPERATORS)
  if (random.chance(0.2) && operator !== 'StringMatches') return { Variable: randomPath(random), [`${operator}Path`]: randomPath(random) }
  return { Variable: randomPath(random), [operator]: operand(random, operator) }
}

function operand(random: RandomSource, operator: (typeof OPERATORS)[number]): JsonValue {
  if (operator.startsWith('Numeric')) return random.pick([0, 1, -1.5, 100])
  if (operator.startsWith('Boolean')) return random.chance(0.5)
  return operator.startsWith('Timestamp') ? '2026-01-01T00:00:00Z' : random.pick(['a', 'a*', 'text', '\\*'])
}
