import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, context, hours, json, minutes, type TaskDocument, text, withCallback, workflow } from '../../../asl/index.ts'
import { activity, http, lambda, sfn } from '../../../services/index.ts'
import { problemIn, problemOf } from '../flow/problem-of.ts'
import { find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const taskOf = (machine: ReturnType<typeof compile>, name: string) => machine.States[name] as TaskDocument
const Answer = Type.Object({ approved: Type.Boolean(), by: Type.Optional(Type.String()) })
const ask = {
  name: 'ask',
  input: Type.Object({ token: Type.String(), question: Type.String() }),
  output: Type.Object({}),
  errors: ['Ask.Refused'],
} as const

test('a callback sends its token, and its answer is the result', async () => {
  const asked = workflow({ name: 'w', input: Input }, (flow, input) => {
    const answer = flow.task(
      'Ask',
      withCallback(lambda.invoke(ask), { answer: Answer }),
      { token: context.Task.Token, question: text`${input.name}?` },
      { timeout: hours(1), catch: { 'Ask.Refused': (then) => then.fail('No', 'x') } },
    )
    return { approved: answer.approved, by: answer.by }
  })
  expect(taskOf(compile(asked), 'Ask')).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  })
  const { output, requests } = await run(asked, INPUT, { Ask: { approved: true } })
  expect(output).toEqual({ approved: true })
  expect(requests[0]?.arguments).toMatchObject({ Payload: { token: requests[0]?.taskToken, question: "O'Neil?" } })
})

test('the token is refused outside the input of a callback, and a callback of what waits by itself too', () => {
  expect(problemOf((flow) => flow.task('Find', find, { token: context.Task.Token }))).toMatchObject({
    code: 'no-task-token',
    path: 'w > Find',
  })
  expect(problemOf((flow) => flow.pass('Keep', text`${context.Task.Token}`)).code).toBe('no-task-token')
  expect(problemIn(() => withCallback(sfn.startExecution.sync(child), { answer: Answer })).code).toBe('no-callback')
})

const child = workflow(
  { name: 'child', input: Type.Object({ bucket: Type.String(), most: Type.Optional(Type.Integer()) }) },
  (_, input) => ({
    where: text`s3://${input.bucket}`,
    most: input.most,
  }),
)

test('a nested execution takes the input of its workflow and gives its output', async () => {
  const parent = workflow({ name: 'w', input: Input }, (flow, input) => {
    const started = flow.task('Start', sfn.startExecution(child), { bucket: input.name })
    const ended = flow.task('Run', sfn.startExecution.sync(child), { bucket: input.name, most: input.rows }, { timeout: minutes(5) })
    return { arn: started.ExecutionArn, where: ended.where, most: ended.most }
  })
  expect(taskOf(compile(parent), 'Run')).toMatchObject({
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the token of a name
    Arguments: { StateMachineArn: '${state-machine.child.arn}', Input: { most: '{% $states.context.Execution.Input.rows %}' } },
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
  })
  const answers = {
    Start: { ExecutionArn: 'arn:e', StartDate: '2026' },
    Run: { Output: { where: 's3://x', most: 4 }, Status: 'SUCCEEDED' },
  }
  expect(await outputOf(parent, INPUT, answers)).toEqual({ arn: 'arn:e', where: 's3://x', most: 4 })
})

test('an activity is a task for workers', async () => {
  const scan = activity({
    arn: 'arn:aws:states:us-east-1:123456789012:activity:scan',
    input: Type.Object({ name: Type.String() }),
    output: Type.Object({ pages: Type.Integer() }),
    errors: ['Scan.Jammed'],
  })
  const scanned = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.task('Scan', scan, { name: input.name }, { timeout: hours(1), heartbeat: minutes(1), catch: { 'Scan.Jammed': 'continue' } }),
  )
  expect(taskOf(compile(scanned), 'Scan')).toMatchObject({ HeartbeatSeconds: 60, Resource: expect.stringContaining(':activity:scan') })
  expect(await outputOf(scanned, INPUT, { Scan: { pages: 3 } })).toEqual({ pages: 3 })
})

test('an HTTP task sends a request by a connection, and its body is typed', async () => {
  const posted = workflow({ name: 'w', input: Input }, (flow, input) => {
    const answer = flow.task(
      'Post',
      http.invoke({ body: Type.Object({ id: Type.String() }) }),
      {
        ApiEndpoint: text`https://api.example.com/users/${input.name}`,
        Method: 'POST',
        Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/api/1' },
        RequestBody: { name: json(input.name), rows: input.rows },
      },
      { catch: { 'States.Http.StatusCode.404': 'continue' } },
    )
    return { id: answer.ResponseBody.id }
  })
  const response = { StatusCode: 200, StatusText: 'OK', Headers: {}, ResponseBody: { id: 'u-1' } }
  const { output, requests } = await run(posted, INPUT, { Post: response })
  expect(output).toEqual({ id: 'u-1' })
  expect(requests[0]?.arguments).toMatchObject({ ApiEndpoint: "https://api.example.com/users/O'Neil", RequestBody: { rows: 4 } })
})
