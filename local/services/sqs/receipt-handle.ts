import { sqsErrors } from './sqs-errors.ts'

/** What a receiver holds: which message, and which of its receives. */
export interface Receipt {
  readonly messageId: string
  readonly receipt: string
}

/** A receipt as the text that the API gives out. */
export function receiptHandle({ messageId, receipt }: Receipt): string {
  return Buffer.from(`${messageId} ${receipt}`).toString('base64')
}

/** Reads a handle. Throws `ReceiptHandleIsInvalid`. */
export function parseReceipt(handle: string | undefined): Receipt {
  if (handle === undefined || handle === '') throw sqsErrors.missing('ReceiptHandle')
  const [messageId, receipt, ...rest] = Buffer.from(handle, 'base64').toString().split(' ')
  if (messageId === undefined || receipt === undefined || rest.length > 0) throw sqsErrors.badReceipt(handle)
  return { messageId, receipt }
}
