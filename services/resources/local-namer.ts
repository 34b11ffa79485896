import { DefinitionError } from '../../asl/index.ts'
import { ARN_PATTERNS } from './arn-patterns.ts'
import { inAccount } from './pseudo-parameters.ts'
import type { Namer } from './resolve-names.ts'

/** The local account. */
export interface LocalNames {
  /** Default: `us-east-1`. */
  readonly region?: string
  /** Default: `000000000000`. */
  readonly accountId?: string
  /** The endpoint's URL, of which queue URLs are made. Default: that of AWS. */
  readonly endpoint?: string
}

/** Names of the local account: every resource has its id for a name. */
export function localNamer({ region = 'us-east-1', accountId = '000000000000', endpoint }: LocalNames = {}): Namer {
  const service = endpoint?.replace(/\/$/, '') ?? `https://sqs.${region}.amazonaws.com`
  const values: Readonly<Record<string, (kind: string, id: string) => string>> = {
    name: (_, id) => id,
    arn: (kind, id) => arnOf(kind, id, region, accountId),
    url: (_, id) => `${service}/${accountId}/${id}`,
    subnets: (_, id) => `subnet-${id}`,
    groups: (_, id) => `sg-${id}`,
  }
  return ({ kind, id, attribute }) => {
    const value = values[attribute]
    if (value === undefined) {
      throw new DefinitionError({
        code: 'unknown-attribute',
        path: `${kind}.${id}.${attribute}`,
        message: `a ${kind} has no attribute ${attribute}`,
        hint: `take one of ${Object.keys(values).join(', ')}`,
      })
    }
    return value(kind, id)
  }
}

function arnOf(kind: string, id: string, region: string, accountId: string): string {
  const pattern = ARN_PATTERNS[kind]
  if (pattern === undefined) {
    throw new DefinitionError({
      code: 'unknown-attribute',
      path: `${kind}.${id}.arn`,
      message: `a ${kind} has no ARN`,
      hint: `those that have one: ${Object.keys(ARN_PATTERNS).join(', ')}`,
    })
  }
  return inAccount(pattern(id), { partition: 'aws', region, accountId })
}
