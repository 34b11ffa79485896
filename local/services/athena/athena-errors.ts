import { AwsError } from '../../service.ts'

/** InvalidRequestException, Athena's error for nearly everything. https://docs.aws.amazon.com/athena/latest/APIReference/API_InvalidRequestException.html */
export function invalidRequest(message: string, code = 'INVALID_INPUT', options?: ErrorOptions): AwsError {
  return new AwsError('InvalidRequestException', message, 400, { AthenaErrorCode: code, Message: message }, options)
}

export function resourceNotFound(message: string, name: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 400, { ResourceName: name, Message: message })
}

/** A required member of a request. */
export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined || value === '')
    throw invalidRequest(`1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`)
  return value
}
