import { type Ended, type Expr, type Flow, json, type Ref, text } from '../../asl/index.ts'
import { sns, type Topic } from '../../services/index.ts'
import type { JudgeGateOutput } from '../../tasks/judge-gate/contract.ts'
import type { QualityGateInput } from './input.ts'

/** A gate that failed. */
export interface FailedGate<S> {
  readonly fields: Ref<QualityGateInput, S>
  readonly outcome: Ref<JudgeGateOutput, S>
  readonly run: Expr<string>
  readonly notify: Topic | undefined
}

/**
 * Tells the topic, then ends the execution. All that the message points to is written by then. A publish that may have been taken is not
 * tried again, and a topic that refuses changes nothing about the gate: it has failed.
 */
export function notifyOfFailure<S, T extends S>(flow: Flow<T>, { fields, outcome, run, notify }: FailedGate<S>): Ended {
  const summary = text`${fields.record_type}, ${fields.dt}: ${outcome.rows.quarantined} of ${outcome.rows.source} rows are quarantined; marker ${outcome.marker}; result ${outcome.result}`
  if (notify !== undefined) {
    flow.task(
      'Notify',
      sns.publish,
      {
        TopicArn: notify.arn,
        Subject: 'Quality gate failed',
        Message: json({
          record_type: fields.record_type,
          dt: fields.dt,
          run,
          verdict: outcome.verdict,
          rows: outcome.rows,
          failures: outcome.failures,
          marker: outcome.marker,
          result: outcome.result,
        }),
      },
      {
        catch: {
          'States.ALL': (untold, error) =>
            untold.fail('Quality.GateFailed', text`${summary}; the topic could not be told: ${error.Error}`, 'Gate failed, nobody told'),
        },
      },
    )
  }
  return flow.fail('Quality.GateFailed', summary)
}
