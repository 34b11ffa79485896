import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs'
import { AwsError } from '../../service.ts'

/** Entries of a batch. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MOST_ENTRIES = 10
const ID = /^[\w-]{1,80}$/

/** Throws what is wrong with a batch as a whole; its entries fail one by one. */
export function checkBatch(entries: readonly { readonly Id?: string | undefined }[]): void {
  if (entries.length === 0) throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.', 400)
  if (entries.length > MOST_ENTRIES) {
    const message = `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`
    throw new AwsError('TooManyEntriesInBatchRequest', message, 400)
  }
  const ids = entries.map(({ Id = '' }) => Id)
  const wrong = ids.find((id) => !ID.test(id))
  if (wrong !== undefined) {
    const message = `A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.`
    throw new AwsError('InvalidBatchEntryId', message, 400)
  }
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`, 400)
}

/** Works on each entry: those that an AWS error meets are told apart from those that succeeded. */
export async function eachEntry<Entry extends { readonly Id?: string | undefined }, Result>(
  entries: readonly Entry[],
  work: (entry: Entry) => Promise<Result>,
): Promise<{ readonly Successful: Result[]; readonly Failed: BatchResultErrorEntry[] }> {
  const Successful: Result[] = []
  const Failed: BatchResultErrorEntry[] = []
  // One after the other: a FIFO queue keeps the order of a batch.
  for (const entry of entries) {
    try {
      Successful.push(await work(entry))
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: error.httpStatus < 500 })
    }
  }
  return { Successful, Failed }
}
