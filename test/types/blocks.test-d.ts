import { Type } from '@sinclair/typebox'
import { context, count, eq, gt, hours, text, type ValueOf, type Workflow, withCallback, workflow } from '../../asl/index.ts'
import { activity, http, lambda, type StartedExecution, sfn } from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  list: Type.Array(Type.String()),
  top: Type.Optional(Type.Integer()),
})
const judge = {
  name: 'judge',
  input: Type.Object({ token: Type.String() }),
  output: Type.Object({ rows: Type.Integer() }),
  errors: ['Judge.Empty'],
} as const
const child = workflow({ name: 'child', input: Type.Object({ key: Type.String(), most: Type.Optional(Type.Integer()) }) }, (_, input) => ({
  key: input.key,
  most: input.most,
}))

workflow({ name: 'blocks', input: Input }, (flow, input) => {
  const size = flow.choose(
    'Size',
    [
      [gt(input.rows, 5), () => 'large' as const],
      [gt(input.rows, 1), (middle) => middle.task('Judge', lambda.invoke(judge), { token: 'x' }).rows],
      [eq(input.rows, 0), (none) => none.fail('Empty', 'x')],
    ],
    () => ({ small: input.rows }),
  )
  same<ValueOf<typeof size>, number | 'large' | { readonly small: number }>(true)
  const open = flow.choose('Open', [[gt(input.rows, 5), () => input.name]])
  same<ValueOf<typeof open>, string | undefined>(true)
  // @ts-expect-error a way whose condition is no condition
  flow.choose('Wrong 1', [[input.rows, () => 1]])
  // @ts-expect-error a way without steps
  flow.choose('Wrong 2', [[gt(input.rows, 5)]])
  // @ts-expect-error a value of some ways only, where one is needed
  text`${flow.choose('Wrong 3', [[gt(input.rows, 5), () => ({ a: 1 })]])}`
  flow.choose('Scoped', [
    [
      gt(input.rows, 5),
      (then) => {
        const kept = then.pass('Kept', input.name)
        // @ts-expect-error a value of one way, used outside of it
        flow.pass('Outside', kept)
      },
    ],
  ])

  const tried = flow.attempt('Tried', (attempt) => attempt.task('Judge 2', lambda.invoke(judge), { token: 'x' }), {
    catch: { 'Judge.Empty': 'continue' },
  })
  same<ValueOf<typeof tried.rows>, number | undefined>(true)
  const sure = flow.attempt('Sure', () => input.name, { retry: [{ errors: ['Judge.Empty'] }] })
  same<ValueOf<typeof sure>, string>(true)
  const ended = flow.attempt('Ended', () => input.name, { catch: { 'States.ALL': (then) => then.fail('Stop', 'x') } })
  same<ValueOf<typeof ended>, string>(true)
  // @ts-expect-error an attempt has no timeout of its own
  flow.attempt('Wrong 4', () => input.name, { timeout: hours(1) })
  // @ts-expect-error what may be absent after a caught error, where one is needed
  gt(tried.rows, 5)

  flow.repeat('Thrice', { times: 3 }, (turn, index) => {
    same<ValueOf<typeof index>, number>(true)
    turn.pass('Turned', index)
    // @ts-expect-error the count of a turn, used outside of it
    flow.pass('Outside 2', index)
  })
  flow.repeat('Listed', { times: count(input.list) }, () => undefined)
  // @ts-expect-error a loop without a bound
  flow.repeat('Wrong 5', {}, () => undefined)
  // @ts-expect-error a bound that is a text
  flow.repeat('Wrong 6', { times: input.name }, () => undefined)
  // @ts-expect-error a bound that may be absent
  flow.repeat('Wrong 7', { times: input.top }, () => undefined)
  flow.when('Enough', gt(input.rows, 5), (then) => {
    const inner = then.pass('Inner', input.name)
    // @ts-expect-error a success of the outer flow with a value of the inner one
    flow.succeed(inner)
    return then.succeed({ inner, fixed: 5 })
  })

  const Answer = Type.Object({ ok: Type.Boolean() })
  const answer = flow.task(
    'Ask',
    withCallback(lambda.invoke(judge), { answer: Answer }),
    { token: context.Task.Token },
    { timeout: hours(1) },
  )
  same<ValueOf<typeof answer>, { ok: boolean }>(true)
  // @ts-expect-error the answer, not what the call itself gives
  answer.rows
  // @ts-expect-error a callback without the shape of its answer
  withCallback(lambda.invoke(judge), {})
  // @ts-expect-error an error that the operation does not have, though it waits
  flow.task('Ask 2', withCallback(lambda.invoke(judge), { answer: Answer }), { token: 'x' }, { catch: { 'Judge.Full': 'continue' } })

  const started = flow.task('Start', sfn.startExecution(child), { key: input.name })
  same<ValueOf<typeof started>, StartedExecution>(true)
  // @ts-expect-error an execution that is only started has no output yet
  started.key
  const run = flow.task('Run', sfn.startExecution.sync(child), { key: input.name })
  same<ValueOf<typeof run.key>, string>(true)
  same<ValueOf<typeof run.most>, number | undefined>(true)
  // @ts-expect-error a member that the other workflow does not give
  run.kee
  // @ts-expect-error an input that the other workflow does not take
  flow.task('Run 2', sfn.startExecution.sync(child), { name: input.name })
  // @ts-expect-error an input of another type
  flow.task('Run 3', sfn.startExecution.sync(child), { key: input.rows })
  // @ts-expect-error an input that may be absent
  flow.task('Run 4', sfn.startExecution.sync(child), { key: open })
  // @ts-expect-error a workflow by its name only
  sfn.startExecution('child')
  flow.task(
    'Run 5',
    sfn.startExecution.sync(child),
    { key: 'k' },
    { catch: { 'StepFunctions.ExecutionLimitExceededException': 'continue' } },
  )
  // @ts-expect-error an error that Step Functions does not have
  flow.task('Run 6', sfn.startExecution.sync(child), { key: 'k' }, { catch: { 'StepFunctions.TooMany': 'continue' } })

  const scan = activity({
    arn: 'arn',
    input: Type.Object({ name: Type.String() }),
    output: Type.Object({ pages: Type.Integer() }),
    errors: ['Jam'],
  })
  const scanned = flow.task('Scan', scan, { name: input.name }, { catch: { Jam: 'continue' } })
  same<ValueOf<typeof scanned.pages>, number | undefined>(true)
  // @ts-expect-error an error that the workers do not raise
  flow.task('Scan 2', scan, { name: 'x' }, { catch: { Jamm: 'continue' } })
  // @ts-expect-error what the workers do not take
  flow.task('Scan 3', scan, { title: 'x' })

  const connection = { ApiEndpoint: 'https://x', Authentication: { ConnectionArn: 'arn' } } as const
  const got = flow.task('Get', http.invoke({ body: Answer }), { ...connection, Method: 'GET' })
  same<ValueOf<typeof got.ResponseBody.ok>, boolean>(true)
  same<ValueOf<typeof got.StatusCode>, number>(true)
  // @ts-expect-error a member that the body's schema does not have
  got.ResponseBody.okay
  // @ts-expect-error a method that HTTP does not have
  flow.task('Get 2', http.invoke(), { ...connection, Method: 'FETCH' })
  // @ts-expect-error a request without a connection
  flow.task('Get 3', http.invoke(), { ApiEndpoint: 'https://x', Method: 'GET' })
  flow.task('Get 4', http.invoke(), { ...connection, Method: 'GET' }, { catch: { 'States.Http.StatusCode.404': 'continue' } })
  // @ts-expect-error a status that is no number
  flow.task('Get 5', http.invoke(), { ...connection, Method: 'GET' }, { catch: { 'States.Http.StatusCode.missing': 'continue' } })

  same<ValueOf<typeof context.Execution.RedriveTime>, string | undefined>(true)
  same<ValueOf<typeof context.Map.Item.Index>, number | undefined>(true)
  same<ValueOf<typeof context.State.RetryCount>, number>(true)
  // @ts-expect-error a member that the context does not have
  context.Execution.Inputs
  // @ts-expect-error an item where there may be no map
  gt(context.Map.Item.Index, 5)
})

type Types<W> = W extends Workflow<infer I, infer O> ? { readonly input: I; readonly output: O } : never
same<
  Types<typeof child>,
  { readonly input: { most?: number; key: string }; readonly output: { readonly key: string; readonly most: number | undefined } }
>(true)
