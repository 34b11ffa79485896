import type { Caller } from '../../access/caller.ts'
import type { ServiceCall } from '../../service-call.ts'

/** A call of any API: `arn:aws:scheduler:::aws-sdk:sqs:sendMessage`; `undefined` for an ARN that is none. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
export function universalTarget(
  arn: string,
  call: ServiceCall,
  caller: Caller | undefined,
): ((input: string) => Promise<void>) | undefined {
  const [, service, action] = /^arn:aws[\w-]*:scheduler:::aws-sdk:(\w+):(\w+)$/.exec(arn) ?? []
  if (service === undefined || action === undefined) return undefined
  return async (input) => {
    await call(service, action.charAt(0).toUpperCase() + action.slice(1), JSON.parse(input) as object, caller)
  }
}
