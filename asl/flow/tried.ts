import type { RetryPolicy } from '../operation.ts'
import type { BlockWriter } from './block-writer.ts'
import { catchersOf, type Handlers } from './catchers.ts'
import type { Catcher } from './step.ts'
import { checkedRetry } from './task-limits.ts'

/** How a step is tried, as the caller gives it. */
export interface Tried {
  readonly catch?: Handlers
  readonly retry?: 'none' | readonly RetryPolicy<string>[]
}

/** The retriers and catchers of a step; `usual` are the retriers where the caller says nothing. */
export function triedOf(
  block: BlockWriter,
  name: string,
  { retry, catch: handlers = {} }: Tried,
  usual: readonly RetryPolicy<string>[] = [],
): { readonly retry: readonly RetryPolicy<string>[]; readonly catches: readonly Catcher[] } {
  const policies = retry === 'none' ? [] : (retry ?? usual)
  return { retry: checkedRetry(policies, `${block.path} > ${name}`), catches: catchersOf(name, handlers, block) }
}
