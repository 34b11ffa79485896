import { Type } from '@sinclair/typebox'
import { count, eq, jsonata, text, type ValueOf, type Workflow, workflow } from '../../asl/index.ts'
import { sfn } from '../../services/index.ts'
import { same } from './same.ts'

const input = Type.Object({ rows: Type.Integer(), name: Type.String(), tags: Type.Array(Type.String()) })
const output = Type.Object({ loaded: Type.Integer(), note: Type.Optional(Type.String()) })

// Every end of a workflow that says what it gives is held to it.
export const said = workflow({ name: 'said', input, output }, (flow, given) => {
  flow.when('None?', eq(given.rows, 0), (then) => then.succeed({ loaded: 0, note: 'nothing' }, 'None'))
  flow.choose('Many?', [[eq(given.rows, 1), (one) => one.succeed({ loaded: given.rows }, 'One')]], (rest) => {
    rest.when('Deep?', eq(given.name, ''), (deep) => deep.succeed({ loaded: count(given.tags) }, 'Deep'))
  })
  // @ts-expect-error a text where the output has a number
  flow.when('Text?', eq(given.rows, 2), (then) => then.succeed({ loaded: 'two' }))
  // @ts-expect-error a member is missing
  flow.when('Empty?', eq(given.rows, 3), (then) => then.succeed({ note: 'none loaded' }))
  // @ts-expect-error a reference of another type
  flow.when('Name?', eq(given.rows, 4), (then) => then.succeed({ loaded: given.name }))
  // @ts-expect-error no object at all
  flow.when('Number?', eq(given.rows, 5), (then) => then.succeed(given.rows))
  return { loaded: given.rows, note: text`all of ${given.name}` }
})
type OutputOf<W> = W extends Workflow<unknown, infer Output> ? Output : never
same<OutputOf<typeof said>, { loaded: number; note?: string }>(true)

// What such a workflow returns is held to it too.
// @ts-expect-error a text where the output has a number
workflow({ name: 'wrong', input, output }, (_, given) => ({ loaded: given.name }))
// @ts-expect-error nothing is returned
workflow({ name: 'nothing', input, output }, (flow, given) => {
  flow.pass('Rows', given.rows)
})
const failing = workflow({ name: 'failing', input, output }, (flow) => flow.fail('Never', 'it only fails'))
same<OutputOf<typeof failing>, { loaded: number; note?: string }>(true)

// Another workflow that runs it gets what it says.
export const outer = workflow({ name: 'outer', input }, (flow, given) => {
  const run = flow.task('Run', sfn.startExecution.sync(said), { rows: 1, name: given.name, tags: given.tags })
  same<ValueOf<typeof run.note>, string | undefined>(true)
  return { loaded: run.loaded, note: run.note }
})
same<OutputOf<typeof outer>, { readonly loaded: number; readonly note: string | undefined }>(true)

// A workflow that says nothing gives what it returns.
export const unsaid = workflow({ name: 'unsaid', input }, (flow, given) => {
  flow.when('None?', eq(given.rows, 0), (then) => then.succeed({ anything: true }))
  return { loaded: given.rows }
})
same<OutputOf<typeof unsaid>, { readonly loaded: number }>(true)
const endless = workflow({ name: 'endless', input }, (flow) => flow.succeed(1))
same<OutputOf<typeof endless>, never>(true)

// A raw state ends a block, or gives a value whose type is taken at the author's word.
export const raw = workflow({ name: 'raw', input }, (flow, given) => {
  const found = flow.raw<{ n: number }>('Find', { Type: 'Pass', Output: { n: given.rows } })
  const ended = flow.when(
    'Ends?',
    eq(found.n, 0),
    (then) => then.raw('End', { Type: 'Pass', End: true }),
    () => 'on',
  )
  same<ValueOf<typeof ended>, string>(true)
  same<ValueOf<typeof found.n>, number>(true)
  // @ts-expect-error there is no such member
  found.m
  // @ts-expect-error there is no such field
  flow.raw('Typo', { Type: 'Task', Resorce: 'arn:aws:states:::sqs:sendMessage' })
  // @ts-expect-error a Task without its resource
  flow.raw('Bare', { Type: 'Task' })
  // @ts-expect-error seconds are no list
  flow.raw('Wait', { Type: 'Wait', Seconds: [1] })
  // @ts-expect-error there is no such type
  flow.raw('Loop', { Type: 'Loop' })
  // @ts-expect-error ways are blocks
  flow.raw('Ways', { Type: 'Choice', Choices: [{ Condition: true }] }, { ways: ['Next'] })
  flow.raw(
    'Choice',
    { Type: 'Choice', Choices: [{ Condition: '{% true %}' }] },
    { ways: ['continue'], otherwise: (way) => way.fail('No', 'no') },
  )
  flow.raw('Caught', { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'] }] }, { catch: ['continue'] })
  return { ended, n: found.n, own: jsonata<number>`$n` }
})
