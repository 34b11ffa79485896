import { and, context, type Expr, type Flow, ge, jsonata, lt, not, or, type Ref, seconds, text } from '../../asl/index.ts'
import { lambda } from '../../services/index.ts'
import { inspectSilver } from '../../tasks/inspect-silver/contract.ts'
import { MOST_ATTEMPTS, type ReplayBackfillInput } from './input.ts'

/**
 * Looks at silver until enough Parquet objects have come since the run began: at once, then every `poll_interval_seconds`,
 * `max_attempts` times at most. The loop has a bound of its own, which a reader of the machine sees. Ends with `SilverNotReady`.
 */
export function inspect<S>(flow: Flow<S>, fields: Ref<ReplayBackfillInput, S>, since: Expr<string, S>): Expr<number, S> {
  const { silver_bucket: bucket, record_type: type, min_parquet_objects: minimum } = fields
  const prefix = text<S>`${jsonata<string>`$replace(${fields.silver_prefix}, /\/$/, "")`}/${type}/`
  const begun = flow.pass('Begin inspection', { at: context.State.EnteredTime })
  const seen = flow.poll(
    'Silver inspected',
    // The interval is the input's: the turn waits for all of it but this second.
    { every: seconds(1), attempts: MOST_ATTEMPTS },
    (turn) => {
      const found = turn.task('Inspect silver', lambda.invoke(inspectSilver), { bucket, prefix, since, minimum })
      const look = turn.pass('Count looks', {
        objects: found.objects,
        is_ready: found.is_ready,
        // Looks are due at the beginning, one interval later, and so on: this is the number of the last one that was due.
        number: jsonata<number>`($floor(($toMillis(${context.State.EnteredTime}) - $toMillis(${begun.at})) / (1000 * ${fields.poll_interval_seconds})) + 1)`,
      })
      turn.when('Look again?', and(not(look.is_ready), lt(look.number, fields.max_attempts)), (again) =>
        again.wait('Until the next look', {
          until: jsonata<string>`$fromMillis($toMillis(${begun.at}) + 1000 * (${look.number} * ${fields.poll_interval_seconds} - 1))`,
        }),
      )
      return look
    },
    (look) => or(look.is_ready, ge(look.number, fields.max_attempts)),
  )
  flow.when('Silver ready?', not(seen.is_ready), (late) =>
    late.fail(
      'SilverNotReady',
      text`${seen.objects} of ${minimum} Parquet objects came to s3://${bucket}/${prefix} since ${since}, in ${fields.max_attempts} looks: read the logs of ingest and transform, the error prefixes and the dead letters; then inspect again with resume`,
    ),
  )
  return seen.objects
}
