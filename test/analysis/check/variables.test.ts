import { expect, test } from '@jest/globals'
import { check } from '../../../analysis/check/index.ts'

const done = { Type: 'Succeed' }
const keep = (name: string, Next: string) => ({ Type: 'Pass', Assign: { [name]: 1 }, Next })
const read = (name: string, more: object = { End: true }) => ({ Type: 'Pass', Output: `{% $${name} %}`, ...more })

function findings(states: Readonly<Record<string, object>>): readonly string[] {
  return check({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states }).map(({ code, path }) => `${code} ${path}`)
}

test('a variable is known after the state that assigns it, and not in that state', () => {
  expect(findings({ Keep: keep('x', 'Read'), Read: read('x') })).toEqual([])
  expect(findings({ Keep: { ...read('x'), Assign: { x: 1 } } })).toEqual(['undeclared-variable /States/Keep/Output'])
})

test('a catcher assigns on its own way only', () => {
  const call = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'load' },
    Assign: { loaded: 1 },
    Catch: [{ ErrorEquals: ['Load.Late'], Assign: { late: 1 }, Next: 'After error' }],
    Next: 'After success',
  }
  expect(findings({ Call: call, 'After error': read('late'), 'After success': read('loaded') })).toEqual([])
  expect(findings({ Call: call, 'After error': read('loaded'), 'After success': read('late') })).toEqual([
    'undeclared-variable /States/After error/Output',
    'undeclared-variable /States/After success/Output',
  ])
})

test('a choice assigns by rule, and on its default what it assigns itself', () => {
  const choose = {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input.a %}', Assign: { a: 1 }, Next: 'A' }],
    Assign: { b: 1 },
    Default: 'B',
  }
  expect(findings({ Choose: choose, A: read('a'), B: read('b') })).toEqual([])
  expect(findings({ Choose: choose, A: read('b'), B: read('a') })).toHaveLength(2)
})

test('what a loop assigns is known on some of the ways into it', () => {
  const states = {
    Look: { ...read('seen', { Next: 'More?' }) },
    'More?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.done %}', Next: 'Done' }], Default: 'Keep' },
    Keep: keep('seen', 'Look'),
    Done: done,
  }
  expect(findings(states)).toEqual(expect.arrayContaining(['maybe-unassigned-variable /States/Look/Output']))
})

test('branches and inline Maps read what is assigned around them; the scope around does not read what they assign', () => {
  const parallel = {
    Type: 'Parallel',
    Branches: [{ StartAt: 'In', States: { In: { ...read('x'), Assign: { inner: 1 } } } }],
    Next: 'After',
  }
  expect(findings({ Keep: keep('x', 'Split'), Split: parallel, After: read('inner') })).toEqual([
    'undeclared-variable /States/After/Output',
  ])
  const map = { Type: 'Map', ItemProcessor: { StartAt: 'In', States: { In: read('x') } }, End: true }
  expect(findings({ Keep: keep('x', 'Each'), Each: map })).toEqual([])
})

test('an inner scope may use the name of a variable that is assigned only after it', () => {
  const parallel = {
    Type: 'Parallel',
    Branches: [{ StartAt: 'In', States: { In: keep('x', 'End'), End: done } }],
    Assign: { x: 1 },
    End: true,
  }
  expect(findings({ Split: parallel })).toEqual([])
})

test('a Distributed Map inside a branch hides the variables of all scopes around it', () => {
  const children = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Child', States: { Child: read('x') } }
  const map = { Type: 'Map', ToleratedFailureCount: 0, ItemProcessor: children, End: true }
  const parallel = { Type: 'Parallel', Branches: [{ StartAt: 'Each', States: { Each: map } }], End: true }
  expect(findings({ Keep: keep('x', 'Split'), Split: parallel })).toEqual([
    'outer-variable-in-distributed-map /States/Split/Branches/0/States/Each/ItemProcessor/States/Child/Output',
  ])
})

test('paths and functions of JSONPath read variables too', () => {
  const states = {
    Keep: { Type: 'Pass', Assign: { 'order.$': '$.order' }, Next: 'Read' },
    Read: { Type: 'Pass', Parameters: { 'id.$': "States.Format('{}{}', $order.id, $missing)" }, InputPath: '$other', End: true },
  }
  const found = check({ StartAt: 'Keep', States: states })
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ['undeclared-variable', 'The variable $missing is not assigned on any way to this state'],
    ['undeclared-variable', 'The variable $other is not assigned on any way to this state'],
  ])
})

test('built-in functions, and what an expression binds by itself, are no variables of the workflow', () => {
  const expression = '($f := function($x){ $uppercase($x) }; $map($states.input.names, $f) ~> $join("-") & $uuid() & $hash("a", "MD5"))'
  expect(findings({ Only: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } })).toEqual([])
  expect(findings({ Only: { Type: 'Pass', Output: '{% $upercase("a") %}', End: true } })).toEqual([
    'undeclared-variable /States/Only/Output',
  ])
})
