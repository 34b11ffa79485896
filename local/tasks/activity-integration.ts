import type { Integration } from './integration.ts'
import { UnusableTask } from './unusable-task.ts'

/**
 * An activity: its tasks wait for workers, who ask for them by `GetActivityTask` and answer their tokens.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export function activityIntegration(activityArn: string): Integration {
  return {
    check({ activities }) {
      if (!activities.exists(activityArn)) throw new UnusableTask(`The activity ${activityArn} does not exist.`)
    },
    async run({ activities, tokens }, { taskToken = '', arguments: input }, context) {
      const answer = tokens.wait(taskToken, context)
      activities.tasks.offer(activityArn, { taskToken, input: JSON.stringify(input) }, context)
      try {
        return await answer
      } finally {
        // Whoever had the token of an earlier process may have answered before anybody took the task again.
        activities.tasks.withdraw(activityArn, taskToken)
      }
    },
  }
}
