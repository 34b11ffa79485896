import { headerOf, type WireRequest } from './wire-request.ts'

/**
 * The service that a request was signed for, from its header or its presigned query. The signature itself is not checked.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureScope(request: Pick<WireRequest, 'headers' | 'query'>): string | undefined {
  // An access key has no slash; the service is the one before the last.
  return credentialOf(request)?.split('/').at(-2)
}

/** The access key that a request was signed with. */
export function accessKeyOf(request: Pick<WireRequest, 'headers' | 'query'>): string | undefined {
  return credentialOf(request)?.split('/')[0]
}

function credentialOf({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): string | undefined {
  const signed = /Credential=([^,\s]+)/.exec(headerOf(headers, 'authorization') ?? '')?.[1]
  return signed ?? query.get('X-Amz-Credential')?.[0]
}
