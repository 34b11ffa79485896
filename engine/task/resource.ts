/** What the `Resource` of a Task state calls. */
export type TaskResource =
  | { readonly kind: 'lambda'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'service'
      /** `lambda`, or `aws-sdk:glue`. */
      readonly resourceType: string
      /** The action with its pattern: `startExecution.sync:2`. */
      readonly resource: string
      readonly pattern: 'request' | 'sync' | 'waitForTaskToken'
    }

const SERVICE = /^arn:[a-z-]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):(.+)$/

/**
 * Reads a `Resource`. What is neither a Lambda function nor a service integration is an activity.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
 */
export function readResource(arn: string): TaskResource {
  if (/^arn:[a-z-]+:lambda:/.test(arn)) return { kind: 'lambda', arn }
  const match = SERVICE.exec(arn)
  if (match === null || match[1] === 'activity') return { kind: 'activity', arn }
  const [, resourceType, resource] = match as unknown as [string, string, string]
  const pattern = resource.endsWith('.waitForTaskToken') ? 'waitForTaskToken' : /\.sync(?::2)?$/.test(resource) ? 'sync' : 'request'
  return { kind: 'service', resourceType, resource, pattern }
}
