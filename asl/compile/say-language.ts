import type { StateDocument } from '../document/state-machine.ts'

type States = Readonly<Record<string, StateDocument>>

/** The states of a machine in JSONPath: those that the builder made say that they are in JSONata. `raw`: the names of the others. */
export function sayLanguage(states: States, raw: ReadonlySet<string>): States {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, raw.has(name) ? state : said(state, raw)]))
}

function said(state: StateDocument, raw: ReadonlySet<string>): StateDocument {
  const inner = <Part extends { readonly States: States }>(part: Part): Part => ({ ...part, States: sayLanguage(part.States, raw) })
  return {
    ...state,
    QueryLanguage: 'JSONata',
    ...(state.Type === 'Parallel' && { Branches: state.Branches.map(inner) }),
    ...(state.Type === 'Map' && { ItemProcessor: inner(state.ItemProcessor) }),
  }
}
