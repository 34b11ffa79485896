import type { ResultRoot } from '../expression/expression.ts'
import { refOf } from '../reference/source.ts'
import type { BlockWriter } from './block-writer.ts'
import type { CaughtError, Handler } from './outcome.ts'
import type { Block, Catcher } from './step.ts'

/** Handlers by error name, as the caller gives them. */
export type Handlers = Readonly<Record<string, Handler<unknown> | undefined>>

/** Names that stand for others come after them: the first catcher that takes an error wins. */
const WIDENESS: Readonly<Record<string, number>> = { 'States.Timeout': 1, 'States.TaskFailed': 2, 'States.ALL': 3 }

/** The catchers of the step `name`, the most specific first. A handler given for several errors is written once. */
export function catchersOf(name: string, handlers: Handlers, block: BlockWriter): readonly Catcher[] {
  const written = new Map<Handler<unknown>, Handling>()
  const catchers: { errors: string[]; handling: Handling }[] = []
  for (const [error, handler] of bySpecificity(handlers)) {
    const handling = written.get(handler) ?? writeHandler(name, handler, block)
    written.set(handler, handling)
    const last = catchers.findLast((catcher) => catcher.handling === handling)
    // AWS wants `States.ALL` alone; a wider name must stay behind what was named before it.
    const joins = last !== undefined && error !== 'States.ALL' && (last === catchers.at(-1) || widenessOf(error) === 0)
    if (joins) last.errors.push(error)
    else catchers.push({ errors: [error], handling })
  }
  return catchers.map(({ errors, handling }) => ({ errors, ...handling }))
}

interface Handling {
  readonly error: ResultRoot
  readonly handler: Block
}

function writeHandler(name: string, handler: Handler<unknown>, block: BlockWriter): Handling {
  const inner = block.inner(`${name} after an error`)
  const error = inner.result(`${name} error`)
  if (handler === 'continue') return { error, handler: { steps: [] } }
  return { error, handler: inner.write((flow) => handler(flow, refOf<CaughtError, unknown>({ kind: 'path', root: error, steps: [] }))) }
}

function bySpecificity(handlers: Handlers): readonly (readonly [string, Handler<unknown>])[] {
  const entries = Object.entries(handlers).flatMap(([error, handler]) => (handler === undefined ? [] : [[error, handler] as const]))
  return entries.toSorted(([a], [b]) => widenessOf(a) - widenessOf(b))
}

function widenessOf(error: string): number {
  return WIDENESS[error] ?? 0
}
