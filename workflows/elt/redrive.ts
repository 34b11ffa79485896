import { Type } from '@sinclair/typebox'
import { ne, orElse, present, seconds, text, type Workflow, workflow } from '../../asl/index.ts'
import { type Queue, sqs } from '../../services/index.ts'
import { normaliseInput } from '../input/normalise-input.ts'

/** How fast dead letters go back. */
export const RedriveInput = Type.Object(
  {
    /** Messages a second, 1 to 500. Default: 100. */
    max_messages_per_second: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)

/** What a redrive came to. */
export interface RedriveOutput {
  /** Messages that went back to the queue that they came from. */
  readonly moved: number
}

const PER_SECOND = 100

/**
 * Moves all dead letters back to the queue that they came from, and waits until they are there: to be started after a fix.
 * What still breaks its contract comes back here after its tries, once.
 *
 * Named errors: `Input.Invalid`, `RedriveFailed`, `RedriveTimedOut`, and `Sqs.UnsupportedOperationException` where one is running already.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function redrive(name: string, deadLetters: Queue): Workflow<typeof RedriveInput.static, RedriveOutput> {
  return workflow({ name, comment: 'Moves dead letters back to the queue that they came from', input: RedriveInput }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, { fields: RedriveInput, defaults: { max_messages_per_second: PER_SECOND } })
    flow.task('Start redrive', sqs.sdk.startMessageMoveTask, {
      SourceArn: deadLetters.arn,
      MaxNumberOfMessagesPerSecond: present(fields.max_messages_per_second),
    })
    const seen = flow.poll(
      'Redrive ended',
      {
        every: seconds(10),
        attempts: 720,
        timedOut: {
          error: 'RedriveTimedOut',
          cause: `the dead letters of ${deadLetters.id} are still being moved after 2 h: look at their number`,
        },
      },
      (turn) => turn.task('List redrives', sqs.sdk.listMessageMoveTasks, { SourceArn: deadLetters.arn, MaxResults: 1 }),
      ({ Results }) => ne(present(Results)[0].Status, 'RUNNING'),
    )
    const ended = present(seen.Results)[0]
    flow.when('Redrive completed?', ne(ended.Status, 'COMPLETED'), (failed) =>
      failed.fail('RedriveFailed', text`the redrive ended ${ended.Status}: ${ended.FailureReason}`),
    )
    return { moved: orElse(ended.ApproximateNumberOfMessagesMoved, 0) }
  })
}
