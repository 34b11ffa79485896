import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { virtualClock } from '../../../engine/index.ts'
import { activity } from '../../../local/activity.ts'
import { sqs } from '../../../local/services/sqs/sqs.ts'

// Sends, gives up on and redrives messages without end, until it is killed. What was acknowledged is noted outside.
const [root = '', log = '', round = ''] = process.argv.slice(2)
const environment = {
  root,
  accountId: '000000000000',
  region: 'us-east-1',
  clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
  uuid: randomUUID,
}
const background = activity((error) => {
  throw error
})
const service = sqs({ environment, activity: background })
const call = (operation: string, input: object) => service.operations[operation]!(input)
const source = 'arn:aws:sqs:us-east-1:000000000000:dead'
const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: source, maxReceiveCount: 1 })

await call('CreateQueue', { QueueName: 'dead' })
await call('CreateQueue', { QueueName: 'work', Attributes: { RedrivePolicy, VisibilityTimeout: '0' } })
for (let turn = 0; ; turn++) {
  const body = `${round}-${turn}`
  await call('SendMessage', { QueueUrl: 'work', MessageBody: body })
  appendFileSync(log, `${body}\n`)
  for (let again = 0; again < 4; again++) await call('ReceiveMessage', { QueueUrl: 'work', MaxNumberOfMessages: 10, VisibilityTimeout: 0 })
  if (turn % 3 === 0) await call('StartMessageMoveTask', { SourceArn: source })
  await background.idle()
}
