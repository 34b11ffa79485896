import { DefinitionError } from '../../asl/index.ts'
import type { Deployment } from '../../services/index.ts'
import { functionLogicalId, logicalId } from '../names/logical-id.ts'
import type { CfnResources } from './cloudformation.ts'

/** Lambda's own: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRIES = 2

/**
 * Where the calls of functions go that failed at every try: those that events and schedules make, for which nobody waits.
 * Throws a `DefinitionError` (`conflicting-on-failure`) where two triggers of a function name two queues.
 */
export function invokeTemplates({ triggers }: Deployment): CfnResources {
  const queues = new Map<string, string>()
  for (const { kind, id, target, onFailure } of triggers) {
    if (target.kind !== 'function' || onFailure === undefined || kind === 'queue' || kind === 'stream') continue
    if ((queues.get(target.id) ?? onFailure) !== onFailure) {
      throw new DefinitionError({
        code: 'conflicting-on-failure',
        path: `triggers.${id}`,
        message: `another trigger of ${target.id} names another queue for its failures`,
        hint: 'a function has one: name the same queue in both',
      })
    }
    queues.set(target.id, onFailure)
  }
  return Object.fromEntries(
    [...queues].map(([name, queue]) => [
      logicalId('invoke', name),
      {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: functionLogicalId(name) },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: RETRIES,
          DestinationConfig: { OnFailure: { Destination: queue } },
        },
      },
    ]),
  )
}
