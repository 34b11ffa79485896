import { context, type Expr, eq, exists, type Flow, jsonata, type Ref, seconds, text } from '../../asl/index.ts'
import { s3 } from '../../services/index.ts'
import type { RealtimeEventsInput } from './input.ts'
import type { RealtimeResources } from './resources.ts'
import { ZONES } from './zones.ts'

/** The folder of what is known of a batch. */
export function stateOf<S>(fields: Ref<RealtimeEventsInput, S>): Expr<string, S> {
  return text`${ZONES.state}dt=${fields.dt}/batch=${fields.batch}/`
}

/**
 * Takes a batch for this execution, once for all: events come at least once, so two executions may be started for one object.
 * Gives the execution that has the batch.
 */
export function claimBatch<S>(
  flow: Flow<S>,
  fields: Ref<RealtimeEventsInput, S>,
  { lake }: RealtimeResources,
): Ref<{ readonly owner: string }, S> {
  const object = { Bucket: lake.name, Key: text`${stateOf(fields)}claim` }
  const me = context.Execution.Id
  const taken = flow.when(
    'Take it again?',
    eq(fields.again, true),
    (again) => {
      again.task('Take over', s3.putObject, { ...object, Body: me })
      return { owner: me }
    },
    (once) => {
      const put = once.task(
        'Claim batch',
        s3.putObject,
        { ...object, Body: me, IfNoneMatch: '*' },
        {
          // What S3 refuses because the object is there must not be tried for minutes.
          retry: [{ errors: ['S3.SdkClientException'], interval: seconds(1), attempts: 4, jitter: 'FULL' }],
          catch: { 'S3.S3Exception': 'continue' },
        },
      )
      return once.when(
        'Claimed?',
        exists(put.ETag),
        () => ({ owner: me }),
        (other) => {
          const claim = other.task('Read claim', s3.getObject, object)
          return { owner: jsonata<string>`$string(${claim.Body})` }
        },
      )
    },
  )
  return flow.pass('Owner of batch', { owner: taken.owner })
}
