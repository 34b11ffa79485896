import { headerOf, type WireRequest } from './wire-request.ts'

/**
 * The service that a request was signed for, from its header or its presigned query. The signature itself is not checked.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureScope({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): string | undefined {
  const signed = /Credential=([^,\s]+)/.exec(headerOf(headers, 'authorization') ?? '')?.[1]
  const credential = signed ?? query.get('X-Amz-Credential')?.[0]
  // An access key has no slash; the service is the one before the last.
  return credential?.split('/').at(-2)
}
