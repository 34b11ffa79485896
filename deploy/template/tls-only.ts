import type { CfnValue } from './cloudformation.ts'

/**
 * A statement of a resource's policy that refuses requests without TLS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function tlsOnly(actions: string, resources: readonly string[]): CfnValue {
  return {
    Sid: 'RefuseWithoutTls',
    Effect: 'Deny',
    Principal: '*',
    Action: actions,
    Resource: resources,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
}

/** A policy of a resource. */
export function policyOf(...statements: readonly CfnValue[]): CfnValue {
  return { Version: '2012-10-17', Statement: statements }
}
