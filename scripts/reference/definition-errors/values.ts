import type { DefinitionFault } from './definition-fault.ts'

/** Values that a machine cannot hold, and references used as what they are not. */
export const valueFaults: readonly DefinitionFault[] = [
  {
    code: 'not-json',
    title: 'A value that JSON cannot carry',
    why: 'A state machine is JSON: no dates, functions, infinite numbers or circles of objects.',
    bad: "flow.pass('Window', { until: new Date(0) })",
    good: "flow.pass('Window', { until: '1970-01-01T00:00:00Z' })",
  },
  {
    code: 'reference-as-text',
    title: 'A reference used as a plain value',
    why: 'Its value exists only when the workflow runs; while it is built there is nothing to print or to compare.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    bad: "flow.pass('Greeting', { hello: `Hello ${input.key}` })",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    good: "flow.pass('Greeting', { hello: text`Hello ${input.key}` })",
  },
  {
    code: 'field-of-expression',
    title: 'A member of a value that is computed',
    why: 'Only a reference has members of its own. An expression is read whole, or by JSONata written by hand.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    bad: "flow.pass('Id', { id: field(jsonata<{ id: string }>`$parse(${input.key})`, 'id') })",
    good: "flow.pass('Id', { id: field(input.order, 'id') })",
  },
  {
    code: 'parameter-out-of-function',
    title: 'The item of a function, outside of it',
    why: 'The item has a value only while the function is called.',
    bad: "let last = input.order\nfilter(input.orders, (order) => {\n  last = order\n  return gt(order.price, 5)\n})\nflow.pass('Last', { last })",
    good: "const dear = filter(input.orders, (order) => gt(order.price, 5))\nflow.pass('First', { first: dear[0] })",
  },
  {
    code: 'bad-regex',
    title: 'A regular expression that JSONata does not have',
    why: 'JSONata knows the flags i and m, and finds all matches without g.',
    bad: "flow.pass('Found', { found: contains(input.key, /bronze/s) })",
    good: "flow.pass('Found', { found: contains(input.key, /bronze/i) })",
  },
  {
    code: 'no-headers',
    title: 'A list of no columns',
    why: 'Without names the first row gives them: leave the list out for that.',
    bad: "flow.distributedMap('Each', csvOf({ bucket: input.bucket, key: input.key }, { headers: [] }), {}, () => 1)",
    good: "flow.distributedMap('Each', csvOf({ bucket: input.bucket, key: input.key }, { headers: ['id'] }), {}, (row) => row.id)",
  },
  {
    code: 'no-task-token',
    title: 'A task token where no task waits for an answer',
    why: 'There is a token only in the input of a task that is made by `withCallback`.',
    bad: "flow.task('Ask', sqs.sendMessage, { QueueUrl: 'u', MessageBody: context.Task.Token })",
    good: "flow.task('Ask', withCallback(sqs.sendMessage, { answer: Order }), { QueueUrl: 'u', MessageBody: context.Task.Token }, { timeout: hours(1) })",
  },
  {
    code: 'no-callback',
    title: 'A callback of a call that waits by itself',
    why: 'A call waits for its own end, or for an answer to its token; Step Functions knows no call that does both.',
    bad: "flow.task('Query', withCallback(athena.startQueryExecution.sync, { answer: Order }), { QueryString: 'SELECT 1' })",
    good: "flow.task('Query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1' })",
  },
]
