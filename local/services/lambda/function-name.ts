import { AwsError } from '../../service.ts'

const REFERENCE = /^(?:arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:|\d{12}:function:)?([\w-]{1,64})(?::(\$LATEST|[\w-]+))?$/

/**
 * The name in a reference to a function: a name, an ARN or a partial ARN, with or without `:$LATEST`.
 * There are no versions and aliases here: any other qualifier is `ResourceNotFoundException`.
 */
export function functionName(reference: string): string {
  const [, name, qualifier] = REFERENCE.exec(reference) ?? []
  if (name === undefined) {
    const message = `1 validation error detected: Value '${reference}' at 'functionName' failed to satisfy constraint: Member must be a function name or ARN`
    throw new AwsError('ValidationException', message, 400)
  }
  if (qualifier !== undefined && qualifier !== '$LATEST') {
    throw new AwsError(
      'ResourceNotFoundException',
      `Function not found: ${reference}. The local account has no versions and aliases.`,
      404,
      { Type: 'User' },
    )
  }
  return name
}
