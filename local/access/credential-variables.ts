import type { LocalCredentials } from './credentials.ts'

/** The variables in which SDKs look for keys first. The local endpoint checks no signatures, but the SDKs sign all the same. */
export function credentialVariables({ accessKeyId, secretAccessKey, sessionToken }: LocalCredentials): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  }
}
