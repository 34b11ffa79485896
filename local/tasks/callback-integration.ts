import type { Integration } from './integration.ts'

/**
 * `.waitForTaskToken`: the call is made, then the task waits for the answer to its token.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export function callbackIntegration(call: Integration): Integration {
  return {
    check: call.check,
    async run(world, request, context) {
      // Whoever is called may answer before the call returns.
      const answer = world.tokens.wait(request.taskToken ?? '', context)
      answer.catch(() => undefined)
      try {
        // Who was called by an earlier process has the token: only the answer is missing.
        if (context.resumed?.submitted === undefined) context.submitted(await call.run(world, request, context))
      } catch (error) {
        world.tokens.fail(request.taskToken ?? '', undefined, undefined)
        throw error
      }
      return answer
    },
  }
}
