import type { Expression, InputRoot, ResultRoot } from '../expression/expression.ts'
import type { JsonObject } from '../json.ts'
import type { RetryPolicy } from '../operation.ts'
import type { Block, Catcher } from './step.ts'

/** Runs its body once for every item of an array. */
export interface MapStep {
  readonly kind: 'map'
  readonly name: string
  readonly items: Expression
  /** The item of one iteration. */
  readonly item: ResultRoot
  /** The place of the item, from 0. */
  readonly index: ResultRoot
  readonly body: Block
  readonly concurrency?: number
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

/** Runs its body as an execution of its own for every item, or for every batch of items. */
export interface DistributedMapStep {
  readonly kind: 'distributedMap'
  readonly name: string
  /** An array of the execution, or a reader of items in S3. */
  readonly items: Expression | ItemReader
  /** The item of one child, or its array of items. */
  readonly item: ResultRoot
  /** What the body reads of the blocks around: children see nothing of it unless it is handed to them. */
  readonly outer: readonly (InputRoot | ResultRoot)[]
  readonly body: Block
  readonly children: 'EXPRESS' | 'STANDARD'
  readonly label?: string
  readonly concurrency?: Expression
  readonly batch?: { readonly items?: Expression; readonly bytes?: Expression }
  readonly tolerate?: { readonly count?: Expression; readonly percentage?: Expression }
  readonly write?: { readonly place: Expression; readonly config?: JsonObject }
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

export interface ItemReader {
  readonly kind: 'items'
  readonly resource: string
  readonly arguments: Expression
  readonly config: JsonObject
  readonly most?: Expression
}
