import { TaskFailure } from '../../engine/ports.ts'
import { QUERY_PROTOCOL, type ServiceModel } from '../endpoint/service-model.ts'
import type { AwsError } from '../service.ts'
import type { ServiceNames } from './service-names.ts'

/** The two kinds of service integration, which word the same failure differently. */
export type IntegrationStyle = 'sdk' | 'optimised'

/** A failed API call. */
export interface FailedCall {
  readonly names: ServiceNames
  readonly model: ServiceModel | undefined
  readonly operation: string
  readonly error: AwsError
  readonly requestId: string
}

/**
 * A service's error as a workflow sees it: `Glue.CrawlerRunningException` and
 * `... (Service: Glue, Status Code: 400, Request ID: ...)`, as recorded executions have them.
 */
export function serviceFailure(style: IntegrationStyle, call: FailedCall): TaskFailure {
  const { names, error, requestId } = call
  const { prefix, service, unnamed } = wordsOf(style, names)
  const name = exceptionName(call) ?? unnamed
  const status = statusOf(call)
  const cause =
    style === 'sdk'
      ? `${error.message} (Service: ${service}, Status Code: ${status}, Request ID: ${requestId}${names.client === 's3' ? `, Extended Request ID: ${requestId}` : ''})`
      : `${error.message} (Service: ${service}; Status Code: ${status}; Error Code: ${wireCode(call)}; Request ID: ${requestId}; Proxy: null)`
  return new TaskFailure(`${prefix}.${name}`, cause, 'failed', { cause: error })
}

/** The query protocol has codes of its own: `NotFound` for `NotFoundException`. */
function wireCode({ model, error }: FailedCall): string {
  return model?.protocolId === QUERY_PROTOCOL ? (model.errors.get(error.code)?.queryCode ?? error.code) : error.code
}

function wordsOf(style: IntegrationStyle, { sdk, optimised }: ServiceNames) {
  if (style === 'optimised' && optimised !== undefined) return optimised
  return { prefix: sdk, service: sdk, unnamed: `${sdk}Exception` }
}

/** A HEAD tells no code, so the Java SDK takes what the operation is about. */
const headErrors: Readonly<Record<string, string>> = { HeadObject: 'NoSuchKeyException', HeadBucket: 'NoSuchBucketException' }

/** The Java SDK's name of an error that the API names; an error that it does not name has the service's general one. */
function exceptionName({ model, operation, error }: FailedCall): string | undefined {
  if (error.httpStatus === 404 && operation in headErrors) return headErrors[operation]
  if (model !== undefined && !model.errors.has(error.code)) return undefined
  const stem = error.code.replace(/Fault$/, '')
  return stem.endsWith('Exception') ? stem : `${stem}Exception`
}

function statusOf({ model, error }: FailedCall): number {
  return error.httpStatus === 400 ? (model?.errors.get(error.code)?.httpStatus ?? 400) : error.httpStatus
}
