import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** An ECS cluster for Fargate, on demand and Spot. */
export type Cluster = Declaration<'cluster'>

/** Declares a cluster. */
export function cluster(id: string, options: DeclarationOptions = {}): Cluster {
  return frozen(declare('cluster', id, options))
}
