import type * as client from '@aws-sdk/client-cloudwatch'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of Amazon CloudWatch, as Step Functions names them. */
export type CloudWatchError = ErrorsOf<typeof client, 'CloudWatch'>

/**
 * Amazon CloudWatch: metrics and alarms. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 *
 * @example
 * ```ts
 * flow.task('Count rows', cloudwatch.putMetricData, { Namespace: 'Lake', MetricData: [{ MetricName: 'Rows', Value: input.rows, Unit: 'Count' }] })
 * ```
 */
export const cloudwatch = sdk<client.CloudWatch, CloudWatchError>(
  'cloudwatch',
  transient('CloudWatch.InternalServiceFaultException', 'CloudWatch.SdkClientException'),
)
