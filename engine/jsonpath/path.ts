import type { FilterExpression } from './filter.ts'

/** What a step of a path selects of a value. */
export type Selector =
  | { readonly kind: 'name'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly step: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly test: FilterExpression }

/** One step of a path. `deep` steps search all levels below (`..`). */
export type Segment = Selector & { readonly deep: boolean }

/** A parsed JSONPath. */
export interface Path {
  readonly text: string
  /** Where the path begins: the document, the context object or a variable. */
  readonly root: { readonly kind: 'document' } | { readonly kind: 'context' } | { readonly kind: 'variable'; readonly name: string }
  readonly segments: readonly Segment[]
  /** Whether the path names one place: an indefinite path yields a list, empty where nothing is found. */
  readonly definite: boolean
}

/** Text that is no path. */
export class PathSyntaxError extends Error {
  override readonly name = 'PathSyntaxError'
}
