import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListActivitiesCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from '@jest/globals'
import { sfnAccount } from './account.ts'

const account = sfnAccount()

/** An activity of that name, and a machine of that name that asks for it. */
async function activityMachine(name: string, fields: object = {}) {
  const { activityArn = '' } = await account.client.send(new CreateActivityCommand({ name }))
  const States = { Work: { Type: 'Task', Resource: activityArn, End: true, ...fields } }
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Work', States })
  const { stateMachineArn = '' } = await account.client.send(new CreateStateMachineCommand({ name, definition, roleArn: 'r' }))
  return { activityArn, stateMachineArn }
}

async function start(stateMachineArn: string, input: object): Promise<string> {
  const { executionArn = '' } = await account.client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }))
  return executionArn
}

const ending = (executionArn: string) => account.aws.services.sfn.executions.untilDone(executionArn).then(({ ending }) => ending)

test('a worker takes the oldest task of its activity, answers its token, and the history names the worker', async () => {
  const { activityArn, stateMachineArn } = await activityMachine('polish')
  const first = await start(stateMachineArn, { n: 1 })
  const take = () => account.client.send(new GetActivityTaskCommand({ activityArn, workerName: 'ada' }))
  const task = await take()
  expect(JSON.parse(task.input ?? '')).toEqual({ n: 1 })
  await account.client.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '{"done":true}' }))
  expect(await ending(first)).toMatchObject({ status: 'SUCCEEDED', output: { done: true } })
  const { events = [] } = await account.client.send(new GetExecutionHistoryCommand({ executionArn: first }))
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ActivityScheduled',
    'ActivityStarted',
    'ActivitySucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ])
  expect(events[3]?.activityStartedEventDetails?.workerName).toBe('ada')

  const second = await start(stateMachineArn, { n: 2 })
  const { taskToken } = await take()
  await account.client.send(new SendTaskFailureCommand({ taskToken, error: 'Worker.Tired', cause: 'late' }))
  expect(await ending(second)).toMatchObject({ status: 'FAILED', error: 'Worker.Tired', cause: 'late' })
})

test('a worker that asks before there is a task gets the first one; one that asks in vain gets no token', async () => {
  const { activityArn, stateMachineArn } = await activityMachine('wait-for-it')
  expect((await account.client.send(new GetActivityTaskCommand({ activityArn }))).taskToken).toBeUndefined()
  const [task] = await Promise.all([
    account.aws.environment.clock.hold(async () => {
      const asked = account.client.send(new GetActivityTaskCommand({ activityArn }))
      await start(stateMachineArn, { n: 3 })
      return asked
    }),
  ])
  expect(JSON.parse(task.input ?? '')).toEqual({ n: 3 })
})

test('a task that nobody takes in its time is not given to a worker any more', async () => {
  const { activityArn, stateMachineArn } = await activityMachine('too-late', { TimeoutSeconds: 5 })
  expect(await ending(await start(stateMachineArn, {}))).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect((await account.client.send(new GetActivityTaskCommand({ activityArn }))).taskToken).toBeUndefined()
})

test('a task that was taken in a process that died can be taken again, and the execution goes on', async () => {
  const { activityArn, stateMachineArn } = await activityMachine('crash')
  const executionArn = await start(stateMachineArn, { n: 4 })
  const before = await account.client.send(new GetActivityTaskCommand({ activityArn }))
  await account.reopen()
  account.aws.services.sfn.executions.resume()
  const again = await account.client.send(new GetActivityTaskCommand({ activityArn }))
  expect(again.taskToken).toBe(before.taskToken)
  await account.client.send(new SendTaskSuccessCommand({ taskToken: before.taskToken, output: '4' }))
  expect(await ending(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 4 })
})

test('activities are made once, listed, described and deleted; a deleted one ends an execution as AWS ends it', async () => {
  const { activityArn, stateMachineArn } = await activityMachine('gone')
  expect((await account.client.send(new CreateActivityCommand({ name: 'gone' }))).activityArn).toBe(activityArn)
  expect(await account.client.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({ name: 'gone' })
  const { activities = [] } = await account.client.send(new ListActivitiesCommand({}))
  expect(activities.map(({ name }) => name)).toContain('gone')
  await account.client.send(new DeleteActivityCommand({ activityArn }))
  await expect(account.client.send(new DescribeActivityCommand({ activityArn }))).rejects.toMatchObject({ name: 'ActivityDoesNotExist' })
  await expect(account.client.send(new GetActivityTaskCommand({ activityArn }))).rejects.toMatchObject({ name: 'ActivityDoesNotExist' })
  await expect(account.client.send(new CreateActivityCommand({ name: 'no spaces' }))).rejects.toMatchObject({ name: 'InvalidName' })
  const cause = `An error occurred while executing the state 'Work' (entered at the event id #2). The activity ${activityArn} does not exist.`
  expect(await ending(await start(stateMachineArn, {}))).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause })
})
