import { AwsError } from '../../service.ts'

/** The errors of Amazon SQS, in its words. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
export const sqsErrors = {
  noSuchQueue: () => new AwsError('QueueDoesNotExist', 'The specified queue does not exist.', 400),
  missing: (parameter: string) => new AwsError('MissingParameter', `The request must contain the parameter ${parameter}.`, 400),
  invalid: (parameter: string, value: unknown, reason: string) =>
    new AwsError('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`, 400),
  badReceipt: (handle: string) =>
    new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`, 404),
  notInFlight: () => new AwsError('MessageNotInflight', 'Message does not exist or is not available for visibility timeout change.', 400),
}
