import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, DefinitionError, eq, type JsonObject, operationOf, seconds, toTypeScript, workflow } from '../../../asl/index.ts'
import { type ImportReport, importReport } from './import-report.ts'
import { recordedMachines } from './recorded-machines.ts'

const RECORDED = fileURLToPath(new URL('../../../../shared/conformance/cases', import.meta.url))

const machine = (state: JsonObject, rest: JsonObject = {}): JsonObject => ({ ...rest, StartAt: 'A', States: { A: state } })

const HAND_WRITTEN: Readonly<Record<string, JsonObject>> = {
  'awkward strings': machine({
    Type: 'Pass',
    Result: ["'", '"', '\'"', '\\', '\n', '\u2028', '`$' + '{x}`', '', '*/', 'ünï'],
    Parameters: JSON.parse('{"__proto__":{"a":1},"a b":null,"1":[[]],"constructor":0,"x.$":"$.a"}'),
    End: true,
  }),
  'a field that is not known': machine({ Type: 'Pass', Hitherto: 'unknown', End: true }),
  'a JSONata field in JSONPath': machine({ Type: 'Pass', Output: 1, End: true }),
  'a rule of two operators': machine({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, IsPresent: true, Next: 'A' }] }),
  'an operator that there is not': machine({ Type: 'Choice', Choices: [{ Variable: '$.a', StringEqual: 'a', Next: 'A' }] }),
  'a number as text': machine({ Type: 'Wait', Seconds: '{% 1 %}', End: true }),
  'a reader of an unknown format': machine({
    Type: 'Map',
    ItemReader: { Resource: 'r', ReaderConfig: { InputType: 'XML' } },
    ItemProcessor: machine({ Type: 'Pass', End: true }),
    End: true,
  }),
  'a builder that only returns its input': {
    QueryLanguage: 'JSONata',
    StartAt: 'Done',
    States: { Done: { Type: 'Succeed', Output: '{% { "a": $states.context.Execution.Input.a } %}' } },
  },
  'both languages': {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}', Next: 'B' },
      B: {
        Type: 'Map',
        QueryLanguage: 'JSONata',
        Items: [1],
        ItemProcessor: machine({ Type: 'Pass', InputPath: null, End: true }),
        End: true,
      },
    },
  },
  JSONata: machine({ Type: 'Succeed', Output: '{% $states.input %}' }, { QueryLanguage: 'JSONata', Comment: 'one state' }),
}

const recorded = existsSync(RECORDED) ? recordedMachines(RECORDED).filter((_, index) => index % 20 === 0) : []
const PROJECT = ['user-events', 'purchases-by-country', 'realtime-events', 'compaction']

const handWritten = Object.entries(HAND_WRITTEN).map(([name, definition]) => ({ name, definition }))
const golden = [...PROJECT, 'every-state', 'every-reader'].map((name) => {
  const file = new URL(`../../golden/${name}/asl.json`, import.meta.url)
  return { name, definition: JSON.parse(readFileSync(file, 'utf8')) as JsonObject }
})
/** Of one folder, for its code is type-checked at once. */
let report: ImportReport

beforeAll(async () => {
  const none = { name: 'none', definition: { StartAt: 'A' } }
  report = await importReport([none, ...handWritten, ...golden, ...recorded])
}, 120_000)

test('the code of hand-written machines and of the project compiles and gives them back; one that is not imported is a failure with its reason', () => {
  expect(report.failures).toEqual([{ name: 'none', reason: expect.stringContaining('#/States') }])
  expect(report.passed).toBe(handWritten.length + golden.length + recorded.length)
  expect(report.untyped).toBeGreaterThanOrEqual(5)
})

const testRecorded = existsSync(RECORDED) ? test : test.skip

testRecorded('a sample of the recorded machines is among them, nearly all as flows (skipped where the recordings are not there)', () => {
  expect(recorded.length).toBeGreaterThan(30)
  expect(report.mixed).toBeGreaterThan(recorded.length * 0.85)
})

test.each(PROJECT)('%s is written with the verbs of the flow builder alone', (name) => {
  const definition = golden.find((machine) => machine.name === name)?.definition
  expect(toTypeScript(definition, { name }).form).toBe('built')
})

test('a structured machine is written with the flow builder', () => {
  const built = workflow({ name: 'greet', input: Type.Object({ who: Type.String() }) }, (flow, input) => {
    const found = flow.task('Find', operationOf<{ name: string }>('arn:aws:states:::aws-sdk:s3:listBuckets'), { Prefix: input.who })
    flow.when('Nobody?', eq(found.name, ''), (then) => then.fail('Nobody', 'there is nobody'))
    flow.wait('A moment', seconds(5))
  })
  expect(toTypeScript(compile(built), { name: 'greet' }).source).toBe(`import { Type } from '@sinclair/typebox'
import { jsonata, operationOf, seconds, workflow } from 'sluice'

export const greet = workflow({ name: 'greet', input: Type.Object({ who: Type.Optional(Type.Unknown()) }) }, (flow, input) => {
  const find = flow.task('Find', operationOf<{ name: unknown }>('arn:aws:states:::aws-sdk:s3:listBuckets'), { Prefix: input.who })
  flow.when('Nobody?', jsonata<boolean>\`\${find.name} = ""\`, (flow) => {
    return flow.fail('Nobody', 'there is nobody', 'Nobody')
  })
  flow.wait('A moment', seconds(5))
})
`)
})

test('a machine in JSONPath is written with the flow builder and raw states, its ways as blocks', () => {
  const load: JsonObject = {
    StartAt: 'Load',
    States: {
      Load: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
        Next: 'Any?',
      },
      'Any?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 0, Next: 'Wait' }], Default: 'Done' },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Load' },
      Done: { Type: 'Succeed' },
      Failed: { Type: 'Fail', Error: 'LoadFailed' },
    },
  }
  const { source, exported, form } = toTypeScript(load, { name: 'load_users' })
  expect([exported, form]).toEqual(['loadUsers', 'mixed'])
  expect(source).toBe(`import { Type } from '@sinclair/typebox'
import { workflow } from 'sluice'

// A machine in JSONPath, as one is that names no language; steps by other verbs than \`raw\` will be in JSONata.
export const loadUsers = workflow({ name: 'load_users', input: Type.Unknown(), machine: {} }, (flow) => {
  flow.raw('Load', { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject', Catch: [{ ErrorEquals: ['States.ALL'] }] }, {
    catch: [
      (flow) => {
        flow.raw('Failed', { Type: 'Fail', Error: 'LoadFailed' })
      },
    ],
  })
  flow.raw('Any?', { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 0 }] }, {
    ways: [
      (flow) => {
        flow.raw('Wait', { Type: 'Wait', Seconds: 60, Next: 'Load' })
      },
    ],
    otherwise: 'continue',
  })
  flow.raw('Done', { Type: 'Succeed' })
})
`)
})

test('a machine that no flow gives is written as a typed document', () => {
  const states: JsonObject = { A: { Type: 'Pass', Result: { a: [1, 'x'] }, End: true }, B: { Type: 'Succeed' } }
  const { source, form, reason } = toTypeScript({ StartAt: 'A', States: states }, { name: 'load_users' })
  expect([form, reason]).toEqual(['raw', 'the state B, which is never reached'])
  expect(source).toBe(`import { type JsonPathStateMachineDocument, rawWorkflow } from 'sluice'

const definition: JsonPathStateMachineDocument = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Result: { a: [1, 'x'] }, End: true },
    B: { Type: 'Succeed' },
  },
}

export const loadUsers = rawWorkflow({ name: 'load_users', definition })
`)
})

test.each([
  ['default', 'machineDefault'],
  ['definition', 'machineDefinition'],
  ['1-2', 'machine12'],
  ['_', 'machine'],
  ['A-b', 'aB'],
])('the machine %s is exported under a name that TypeScript takes', (name, exported) => {
  expect(toTypeScript(machine({ Type: 'Succeed' }), { name }).exported).toBe(exported)
})

test('what is no machine is refused', () => {
  expect(() => toTypeScript('{}', { name: 'none' })).toThrow(DefinitionError)
})
