/** A machine of JSONata states, for an example; its first state is where it starts. */
export function jsonata(states: Readonly<Record<string, object>>): object {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states }
}

/** A machine of JSONPath states, for an example; its first state is where it starts. */
export function jsonPath(states: Readonly<Record<string, object>>): object {
  return { StartAt: Object.keys(states)[0], States: states }
}

/** States inside a Parallel or a Map, for an example. */
export function inside(states: Readonly<Record<string, object>>): { StartAt: string | undefined; States: typeof states } {
  return { StartAt: Object.keys(states)[0], States: states }
}

/** The shortest states that say nothing of their own. */
export const done = { Type: 'Succeed' }
export const pass = { Type: 'Pass', End: true }
