import { TaskFailure } from '../../engine/ports.ts'
import type { Integration } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'

const plain = plainIntegration('events', 'putEvents')

/** `events:putEvents`: an entry that EventBridge does not take fails the task. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export const putEventsIntegration: Integration = {
  check: plain.check,
  async run(world, request, context) {
    const answer = await plain.run(world, request, context)
    const hasFailures = isJsonObject(answer) && Number(answer.FailedEntryCount) > 0
    if (hasFailures) throw new TaskFailure('EventBridge.FailedEntry', JSON.stringify(answer))
    return answer
  },
}
