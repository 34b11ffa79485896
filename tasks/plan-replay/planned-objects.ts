import type { ReplayWindow } from './replay-window.ts'

/** One object of a plan; a line of its file. */
export interface PlannedObject {
  readonly key: string
  /** Without quotes. */
  readonly etag: string
  readonly size: number
}

/** One object of a listing. */
export interface ListedObject extends PlannedObject {
  /** Milliseconds since the Unix epoch. */
  readonly lastModified: number
}

/** What is to be replayed. */
export interface ReplayScope extends ReplayWindow {
  /** Prefixes of copies: what lies below them is never replayed again. */
  readonly excluded: readonly string[]
  /** Endings of keys that the ingestion reads. */
  readonly suffixes: readonly string[]
}

/** Whether an object is to be replayed. It depends on the object and the scope alone: the same listing gives the same plan. */
export function isPlanned({ key, size, lastModified }: ListedObject, { start, end, excluded, suffixes }: ReplayScope): boolean {
  if (lastModified < start || lastModified >= end || size === 0) return false
  return suffixes.some((suffix) => key.endsWith(suffix)) && !excluded.some((prefix) => key.startsWith(prefix))
}

/** The line of an object in the plan's file. */
export function planLine({ key, etag, size }: PlannedObject): string {
  return `${JSON.stringify({ key, etag, size } satisfies PlannedObject)}\n`
}
