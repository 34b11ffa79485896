import { AwsError } from '../service.ts'
import { type Caller, callerArn } from './caller.ts'

interface Words {
  readonly code: string
  readonly httpStatus: number
  /** The action as the message spells it. Default: as IAM does. */
  readonly action?: (action: string) => string
  /** The resource as the message spells it. Default: its ARN. */
  readonly resource?: (arn: string) => string
}

const USUAL: Words = { code: 'AccessDeniedException', httpStatus: 400 }

/** Services that refuse in words of their own, by the local service's name. */
const WORDS: Readonly<Record<string, Words>> = {
  lambda: { code: 'AccessDeniedException', httpStatus: 403 },
  s3: { code: 'AccessDenied', httpStatus: 403, resource: (arn) => JSON.stringify(arn) },
  sns: { code: 'AuthorizationError', httpStatus: 403, action: (action) => action.replace(/^sns/, 'SNS') },
  sqs: { code: 'AccessDenied', httpStatus: 403, action: (action) => action.toLowerCase() },
  sts: { code: 'AccessDenied', httpStatus: 403 },
}

/**
 * The refusal of a service, in AWS's name and words.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDenied(service: string, caller: Caller, action: string, resource: string, accountId: string): AwsError {
  const words = WORDS[service] ?? USUAL
  const spelt = words.action?.(action) ?? action
  const on = words.resource?.(resource) ?? resource
  const message = `User: ${callerArn(caller, accountId)} is not authorized to perform: ${spelt} on resource: ${on} because no identity-based policy allows the ${spelt} action`
  return new AwsError(words.code, message, words.httpStatus)
}
