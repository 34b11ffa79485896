import { expect, test } from '@jest/globals'
import { awsMessage, check } from '../../../analysis/check/index.ts'

/** What AWS is known to answer, from recordings and from answers of the service that others published. */
const KNOWN: readonly (readonly [name: string, definition: unknown, report: string, type?: 'EXPRESS'])[] = [
  [
    'a missing target, and the state that it leaves unreached',
    { StartAt: 'pass1', States: { pass1: { Type: 'Pass', Next: 'pass3' }, pass2: { Type: 'Pass', End: true } } },
    `MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2`,
  ],
  [
    'no terminal state',
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } },
    'MISSING_END_STATE: Workflow has no terminal state at null',
  ],
  [
    'an unreached terminal state beside a loop',
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' }, C: { Type: 'Pass', End: true } } },
    'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
  ],
  [
    'a timeout on a Map',
    {
      StartAt: 'M',
      States: {
        M: { Type: 'Map', TimeoutSeconds: 1, ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, End: true },
      },
    },
    "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/M",
  ],
  [
    'a catcher on a Pass',
    { StartAt: 'P', States: { P: { Type: 'Pass', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }], End: true } } },
    "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/P",
  ],
  [
    'no branches',
    { StartAt: 'StateName', States: { StateName: { Type: 'Parallel', Branches: [], End: true } } },
    'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches',
  ],
  [
    'a language on a processor',
    {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: { QueryLanguage: 'JSONata', StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    },
    "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/M/ItemProcessor",
  ],
  [
    'a language on a branch',
    {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [{ QueryLanguage: 'JSONata', StartAt: 'Q', States: { Q: { Type: 'Pass', End: true } } }],
          End: true,
        },
      },
    },
    "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/P/Branches[0]",
  ],
  [
    'Output in JSONPath',
    { StartAt: 'P', States: { P: { Type: 'Pass', Output: 1, End: true } } },
    "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/P",
  ],
  [
    'a downgraded state, whose fields are not reported on top',
    { QueryLanguage: 'JSONata', StartAt: 'X', States: { X: { Type: 'Pass', QueryLanguage: 'JSONPath', Output: 1, End: true } } },
    "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
  ],
  [
    'a language that there is not',
    { StartAt: 'X', States: { X: { Type: 'Pass', QueryLanguage: 'jsonpath', End: true } } },
    'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/X/QueryLanguage',
  ],
  [
    'a bare reference',
    { QueryLanguage: 'JSONata', StartAt: 'E', States: { E: { Type: 'Pass', Output: { a: { b: ['{% phone %}'] } }, End: true } } },
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/E/Output/a/b[0]",
  ],
  [
    'two bare references',
    { QueryLanguage: 'JSONata', StartAt: 'E', States: { E: { Type: 'Pass', Output: { v: '{% aaa + bbb %}' }, End: true } } },
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'aaa' at the top level is not supported. at /States/E/Output/v, UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'bbb' at the top level is not supported. at /States/E/Output/v",
  ],
  [
    'a condition',
    {
      QueryLanguage: 'JSONata',
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Condition: '{% phone = 1 %}', Next: 'E' }], Default: 'E' },
        E: { Type: 'Pass', End: true },
      },
    },
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/C/Choices[0]/Condition",
  ],
  ...[
    ['$$', "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported."],
    ['$.phone', "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported."],
    ['$states.errorOutput', "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist."],
    ['a[1,2)', 'INVALID_JSONATA_EXPRESSION: Expected "]", got ","'],
    ['"unterminated', 'INVALID_JSONATA_EXPRESSION: String literal must be terminated by a matching quote'],
    ['1 +', 'INVALID_JSONATA_EXPRESSION: Unexpected end of expression'],
    ['{"a":}', 'INVALID_JSONATA_EXPRESSION: The symbol "}" cannot be used as a unary operator'],
    ['$match("a", /abc', 'INVALID_JSONATA_EXPRESSION: No terminating / in regular expression'],
    ['', 'INVALID_JSONATA_EXPRESSION: Unexpected end of expression'],
  ].map(
    ([expression, report]) =>
      [
        `the expression ${expression}`,
        { QueryLanguage: 'JSONata', StartAt: 'Main', States: { Main: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } } },
        `${report} at /States/Main/Output`,
      ] as const,
  ),
  [
    'a Distributed Map in EXPRESS',
    {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    },
    "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/M/ItemProcessor/ProcessorConfig",
    'EXPRESS',
  ],
]

// Not test.each: jest 30 never comes back from formatting these names.
for (const [name, definition, report, type] of KNOWN) {
  test(`${name} is refused in the words of AWS`, () => {
    expect(awsMessage(check(definition, { type: type ?? 'STANDARD' }))).toBe(`Invalid State Machine Definition: '${report}'`)
  })
}

test('AWS has no words for a definition that it takes, whatever we warn of', () => {
  const definition = {
    StartAt: 'Load',
    States: { Load: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:load', End: true } },
  }
  expect(check(definition)).toHaveLength(1)
  expect(awsMessage(check(definition))).toBeUndefined()
})

/** Fields that AWS keeps as text, and references that it takes. */
test.each([
  ['a Comment', { Type: 'Pass', Comment: '{% phone %}', End: true }],
  ['a path of the input', { Type: 'Pass', Output: '{% $states.input.phone %}', End: true }],
  ['a name in a predicate', { Type: 'Pass', Output: '{% $states.input.items[phone > 3] %}', End: true }],
  ['a name after a parameter', { Type: 'Pass', Output: '{% $map($states.input.a, function($x){ $x.phone }) %}', End: true }],
  ['names in a group, a sort and an object of a step', { Type: 'Pass', Output: '{% $states.input.a^(<b){c: d}.{"e": f} %}', End: true }],
  ['the variables of a block', { Type: 'Pass', Output: '{% ($v := $states.input; $v.a@$w.b#$i.{"w": $w, "i": $i}) %}', End: true }],
])('%s is no finding', (_name, state) => {
  expect(check({ QueryLanguage: 'JSONata', StartAt: 'E', States: { E: state } })).toEqual([])
})
