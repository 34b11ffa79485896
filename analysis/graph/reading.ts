import type { Fields } from '../fields.ts'
import type { GraphScope } from './graph.ts'

/** Where the reader is in the document, and what it shares on the way down. */
export interface Reading {
  /** JSON Pointer. */
  readonly path: string
  /** The states and branches around, in words; empty at the top. */
  readonly within: string
  /** The machines around. */
  readonly ancestors: readonly object[]
  readonly idOf: (name: string) => string
  readonly scope: (machine: Fields, reading: Reading) => GraphScope
}
