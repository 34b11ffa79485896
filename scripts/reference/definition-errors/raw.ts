import type { DefinitionFault } from './definition-fault.ts'

/** Machines and states in Amazon States Language. */
export const rawFaults: readonly DefinitionFault[] = [
  {
    code: 'bad-definition',
    title: 'What has not the shape of a state machine',
    why: 'The message has the JSON Pointer of the first thing that is wrong. What has the shape and is refused by AWS nevertheless, `check` says.',
    bad: "fromAsl({ StartAt: 'Done', States: { Done: { Type: 'Suceed' } } })",
    good: "fromAsl({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } })",
  },
  {
    code: 'bad-raw-state',
    title: 'A raw state of a type that there is not',
    why: 'Amazon States Language has eight types of states.',
    bad: 'flow.raw(\'Shape\', JSON.parse(\'{ "Type": "Map2" }\'))',
    good: "flow.raw('Shape', { Type: 'Pass', Output: { a: 1 } })",
  },
  {
    code: 'bad-raw-ways',
    title: 'Ways out of a raw state that do not fit it',
    why: 'Each of its `Choices` and `Catch` that names no `Next` needs a block, or `continue`; `otherwise` is for a Choice without a `Default`.',
    bad: "flow.raw('Paid?', { Type: 'Choice', Choices: [{ Condition: '{% true %}' }] }, { ways: [] })",
    good: "flow.raw('Paid?', { Type: 'Choice', Choices: [{ Condition: '{% true %}' }] }, { ways: ['continue'], otherwise: 'continue' })",
  },
  {
    code: 'raw-language',
    title: 'JSONPath in a machine in JSONata',
    why: 'AWS takes states in JSONata in a machine in JSONPath, and not the other way round. A machine is in JSONPath by `machine: {}`.',
    bad: "flow.raw('Shape', { Type: 'Pass', QueryLanguage: 'JSONPath', Result: { a: 1 } })",
    good: "flow.raw('Shape', { Type: 'Pass', Output: { a: 1 } })",
  },
  {
    code: 'missing-transition-target',
    title: 'A raw state that leads to a state that there is not',
    why: 'A `Next` of its own names a state of the workflow; without one the flow says what follows.',
    bad: "flow.raw('Shape', { Type: 'Pass', Next: 'Elsewhere' })",
    good: "flow.raw('Shape', { Type: 'Pass' })\nflow.wait('A moment', seconds(5))",
  },
]
