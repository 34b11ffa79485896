import { type Expr, jsonata } from '../../asl/index.ts'
import { nameToken } from './token.ts'

/**
 * Subnets and security groups of the account, in which Fargate tasks run. They are never made here: which they are is said at deployment,
 * `sluice.existing` of `serverless.yml`.
 */
export interface Network {
  readonly kind: 'network'
  readonly id: string
  /** For `AwsvpcConfiguration.Subnets`. */
  readonly subnets: Expr<string[]>
  /** For `AwsvpcConfiguration.SecurityGroups`. */
  readonly securityGroups: Expr<string[]>
}

/** Declares a network. */
export function network(id: string): Network {
  const listOf = (attribute: string) => jsonata<string[]>`$split(${nameToken('network', id, attribute)}, ",")`
  return Object.freeze({ kind: 'network', id, subnets: listOf('subnets'), securityGroups: listOf('groups') })
}
