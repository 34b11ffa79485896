import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[]
}
interface StreamEvent {
  readonly Records: readonly { readonly kinesis: { readonly sequenceNumber: string; readonly data: string } }[]
}

/** Sends what it takes on to the queue `RESULTS`, with the real client. */
async function keep(text: string): Promise<void> {
  if (text === '') return
  const sqs = new SQSClient({})
  await sqs.send(new SendMessageCommand({ QueueUrl: `${process.env.AWS_ENDPOINT_URL}/000000000000/results`, MessageBody: text }))
}

/** Names the messages that are poison. */
export async function partial({ Records }: QueueEvent) {
  const bad = Records.filter(({ body }) => body.startsWith('poison'))
  await keep(
    Records.filter((record) => !bad.includes(record))
      .map(({ body }) => body)
      .join(','),
  )
  return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

/** Fails as a whole. */
export async function whole({ Records }: QueueEvent) {
  if (Records.some(({ body }) => body.startsWith('poison'))) throw new Error('a poison is among them')
  await keep(Records.map(({ body }) => body).join(','))
}

/** Answers what no mapping can read. */
export async function garbled() {
  return { batchItemFailures: [{ itemIdentifier: 'nobody' }] }
}

const textOf = ({ kinesis }: StreamEvent['Records'][number]) => Buffer.from(kinesis.data, 'base64').toString()

/** Names the first record that is poison. */
export async function partialStream({ Records }: StreamEvent) {
  const bad = Records.findIndex((record) => textOf(record).startsWith('poison'))
  const good = bad < 0 ? Records : Records.slice(0, bad)
  if (good.length > 0) await keep(good.map(textOf).join(','))
  return { batchItemFailures: bad < 0 ? [] : [{ itemIdentifier: Records[bad]?.kinesis.sequenceNumber }] }
}

/** Fails as a whole. */
export async function wholeStream({ Records }: StreamEvent) {
  if (Records.some((record) => textOf(record).startsWith('poison'))) throw new Error('a poison is among them')
  await keep(Records.map(textOf).join(','))
}
