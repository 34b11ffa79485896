import type { ErrorDetail } from '@aws-sdk/client-glue'
import { AwsError } from '../../service.ts'

/** One item of a batch that failed. */
export interface BatchFailure<T> {
  readonly item: T
  readonly detail: ErrorDetail
}

/** Does `work` for each item in order; an {@link AwsError} of one item is its answer and does not end the batch. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<readonly BatchFailure<T>[]> {
  const failures: BatchFailure<T>[] = []
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      failures.push({ item, detail: { ErrorCode: error.code, ErrorMessage: error.message } })
    }
  }
  return failures
}
