import { pointer } from '../check/document/place.ts'
import { readDefinition } from '../check/document/read-definition.ts'
import { walkMachine } from '../check/document/walk-machine.ts'
import { eventsOf } from './events.ts'
import { quotas } from './quotas.ts'
import { staticPayloads } from './static-payloads.ts'

/** A loop and how far it can go. */
export interface LoopLimits {
  /** JSON Pointer of the state by which it is entered. */
  readonly path: string
  /** Absent where no counter bounds it. */
  readonly turns?: number
  /** The counter that bounds it, as the document writes it. */
  readonly counter?: string
  readonly eventsPerTurn: { readonly least: number; readonly most: number }
}

/** An inline Map, whose events depend on items that a definition cannot tell. */
export interface MapLimits {
  readonly path: string
  readonly eventsPerItem: number
  /** Items at which its events alone fill the history. */
  readonly itemsToLimit: number
}

/** How near a definition comes to the service's quotas. */
export interface Limits {
  readonly events: {
    /** Along the longest way; loops at their bounds, every turn the longest; inline Maps with one item. */
    readonly most: number
    /** The same with every retry used up: no execution of bounded loops and without inline Maps needs more. */
    readonly withRetries: number
    /** The quota: 25,000. */
    readonly quota: number
  }
  readonly loops: readonly LoopLimits[]
  readonly maps: readonly MapLimits[]
  readonly states: number
  readonly definitionBytes: number
  /** The largest payload that is written in the definition; absent where there is none. */
  readonly largestPayload?: { readonly path: string; readonly bytes: number }
}

/**
 * Counts what a definition can need of the service's quotas, before it runs. Never throws: what is no definition needs nothing.
 *
 * @example
 * limits(compile(userEvents)).events.most
 */
export function limits(machine: unknown): Limits {
  const definition = readDefinition(machine)
  const view = walkMachine(definition.kind === 'read' ? definition.fields : {}, 'STANDARD')
  const events = eventsOf(view)
  const largest = [...staticPayloads(view)].sort((left, right) => right.bytes - left.bytes)[0]
  return Object.freeze({
    events: { most: events.most, withRetries: events.withRetries, quota: quotas.historyEvents },
    loops: events.loops.map((loop) => ({
      path: pointer(loop.state.place),
      ...(loop.bound !== undefined && { turns: loop.bound.turns, counter: loop.bound.counter }),
      eventsPerTurn: { least: loop.leastPerTurn, most: loop.mostPerTurn },
    })),
    maps: events.perItem.map(({ state, events: each }) => ({
      path: pointer(state.place),
      eventsPerItem: each,
      itemsToLimit: Math.floor(quotas.historyEvents / each),
    })),
    states: view.states.length,
    definitionBytes: definition.bytes,
    ...(largest !== undefined && { largestPayload: { path: pointer(largest.place), bytes: largest.bytes } }),
  })
}
