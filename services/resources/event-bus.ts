import { type Declaration, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** A bus of EventBridge. */
export type EventBus = Declaration<'event-bus'>

/** Declares a bus. */
export function eventBus(id: string, options: { readonly existing?: string } = {}): EventBus {
  return frozen(declare('event-bus', id, options))
}

/** The bus that every account has, where AWS's own events arrive. */
export const defaultBus: EventBus = eventBus('default', { existing: 'default' })
