import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SendPort } from './send-all.ts'

/** Sends to one queue. Entries are numbered: SQS wants ids of at most 80 characters that are unique in a batch. */
export function sqsSender(client: SQSClient, queueUrl: string, sleep: SendPort['sleep']): SendPort {
  return {
    sleep,
    async send(batch) {
      const Entries = batch.map(({ body }, index) => ({ Id: String(index), MessageBody: body }))
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
      return Failed.flatMap(({ Id, SenderFault = false, Code = '', Message = '' }) => {
        const failed = batch[Number(Id)]
        return failed === undefined ? [] : [{ id: failed.id, isSendersFault: SenderFault, message: `${Code} ${Message}`.trim() }]
      })
    },
  }
}
