import { context, type Flow, jsonata, ne, type Ref, seconds, text } from '../../asl/index.ts'
import { lambda } from '../../services/index.ts'
import { type PublishStreamOutput, publishStream } from '../../tasks/publish-stream/contract.ts'
import { stateOf } from './claim.ts'
import type { RealtimeEventsInput } from './input.ts'
import type { RealtimeResources } from './resources.ts'
import { ERRORS, WORK } from './zones.ts'

/** Sends the enriched events downstream and holds their number to that of the clean ones. Ends with `Publish.*` or `EventsNotConserved`. */
export function publishBatch<S>(
  flow: Flow<S>,
  fields: Ref<RealtimeEventsInput, S>,
  clean: Ref<number, S>,
  { lake, downstream }: RealtimeResources,
): Ref<PublishStreamOutput, S> {
  const publish = lambda.invoke(publishStream)
  const published = flow.task(
    'Publish',
    publish,
    {
      bucket: lake.name,
      from: text`${WORK.enriched}${context.Execution.Name}/`,
      stream: downstream.name,
      batch: fields.batch,
      ledger: text`${stateOf(fields)}published.json`,
      error: text`${ERRORS.publish}dt=${fields.dt}/`,
    },
    {
      retry: [
        // The transient errors of any Lambda call, as the operation has them.
        {
          errors: [
            'Lambda.ClientExecutionTimeoutException',
            'Lambda.ServiceException',
            'Lambda.AWSLambdaException',
            'Lambda.SdkClientException',
            'Lambda.TooManyRequestsException',
          ],
          interval: seconds(2),
          attempts: 6,
          most: seconds(60),
          jitter: 'FULL',
        },
        { errors: ['Publish.NotDelivered'], interval: seconds(60), attempts: 5, most: seconds(600) },
      ],
    },
  )
  flow.when('Events lost?', ne(clean, jsonata<number>`(${published.published} + ${published.unpublishable})`), (lost) =>
    lost.fail(
      'EventsNotConserved',
      text`batch ${fields.batch} of ${fields.dt} has ${clean} clean events, but ${published.published} were published and ${published.unpublishable} set aside`,
    ),
  )
  return published
}
