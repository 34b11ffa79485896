import { BOXED } from '../../compile/compiled.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { INPUT, type Value } from './program.ts'
import { depthIn, type Found, readTemplate, readWhole, type Step, type VariableOf } from './read-value.ts'
import type { States } from './states.ts'

const INPUT_SOURCE = '$states.context.Execution.Input'

/** What a state's own result is, where its output reads it. */
export interface Self {
  readonly variable: string
  /** The branches of a Parallel, by their places. */
  readonly branches?: readonly string[]
}

/** Finds a value that is handed to a body by its path, and how it was made. */
export type Handed = (root: string, steps: readonly Step[]) => (Found & { readonly made?: JsonValue }) | undefined

/** The variables that a block sees. */
export class Variables {
  readonly #visible: Set<string>
  /** How what the states of this scope and of those around it assign is made. */
  readonly #assigned: ReadonlyMap<string, JsonValue>
  readonly #handed: Handed
  /** Whether the execution's input is that of the whole machine. */
  readonly #hasInput: boolean
  /** The names that are taken anywhere in the machine. */
  readonly #taken: Set<string>

  private constructor(
    visible: ReadonlySet<string>,
    assigned: ReadonlyMap<string, JsonValue>,
    taken: Set<string>,
    handed: Handed,
    hasInput: boolean,
  ) {
    this.#taken = taken
    this.#visible = new Set(visible)
    this.#assigned = assigned
    this.#handed = handed
    this.#hasInput = hasInput
  }

  static of(states: States): Variables {
    return new Variables(new Set(), assignedBy(states, new Map()), new Set(namesIn(states)), () => undefined, true)
  }

  /** Those of a block inside this one. */
  inside(): Variables {
    return new Variables(this.#visible, this.#assigned, this.#taken, this.#handed, this.#hasInput)
  }

  /** Those of states inside a state, to which some values may be handed; those of a child execution see nothing else. */
  within(states: States, handed: Handed = () => undefined, kind: 'part' | 'child' = 'part'): Variables {
    const assigned = assignedBy(states, this.#assigned)
    if (kind === 'child') return new Variables(new Set(), assigned, this.#taken, handed, false)
    // The input of these states is their own.
    const outer: Handed = (root, steps) => (root === '$states.input' ? undefined : this.#handed(root, steps))
    return new Variables(this.#visible, assigned, this.#taken, (root, steps) => handed(root, steps) ?? outer(root, steps), this.#hasInput)
  }

  see(variable: string): void {
    if (variable !== '') this.#visible.add(variable)
  }

  sees(variable: string): boolean {
    return this.#visible.has(variable)
  }

  /** A name for a value that has none in the machine. */
  fresh(name: string): string {
    let free = name
    for (let number = 2; this.#taken.has(free); number++) free = `${name}${number}`
    this.#taken.add(free)
    return free
  }

  /** A condition, which is an expression even where it is constant. */
  condition(text: JsonValue | undefined): Value {
    const value = this.template(text)
    return value.kind === 'json' ? { kind: 'jsonata', strings: [String(value.value)], reads: [] } : value
  }

  template(json: JsonValue | undefined): Value {
    return readTemplate(json ?? {}, this.#variableOf())
  }

  whole(json: JsonValue, self?: Self): Value {
    return readWhole(json, this.#variableOf(self))
  }

  #variableOf(self?: Self): VariableOf {
    return (root, steps) => {
      const handed = this.#handed(root, steps)
      if (handed !== undefined) return depthOf(handed, handed.made, steps)
      if (root === INPUT_SOURCE) return this.#hasInput ? { variable: INPUT, ...named(steps) } : undefined
      if (root === '$states.result') return self === undefined ? undefined : ofSelf(self, steps)
      const variable = root.slice(1)
      if (!this.#visible.has(variable)) return undefined
      const made = this.#assigned.get(variable)
      if (steps[0] === BOXED && BOXED_RESULT.test(String(made))) return unboxed(variable, steps)
      return depthOf({ variable, ...named(steps) }, made, steps)
    }
  }
}

/** How the compiler keeps a whole result that may be absent: in an object. */
const BOXED_RESULT = /^\{% \{ "value": (?:\$states\.result(?:\.Payload)?|\{ .*\$states\.result\[0\].* \}) \} %\}$/

function unboxed(variable: string, [, ...steps]: readonly Step[]): Found {
  const { path, taken } = named(steps)
  return { variable, path, taken: taken + 1 }
}

/** The steps up to the first index. */
function named(steps: readonly Step[]): { readonly path: readonly string[]; readonly taken: number } {
  const end = steps.findIndex((step) => typeof step === 'number')
  const path = (end < 0 ? steps : steps.slice(0, end)).map(String)
  return { path, taken: path.length }
}

/** As much of a path as the builder saw, by how the value is made. */
function depthOf(found: Found, made: JsonValue | undefined, steps: readonly Step[]): Found {
  if (made === undefined) return found
  const skipped = found.taken - found.path.length
  const depth = Math.min(found.path.length, depthIn(made, steps.slice(skipped)))
  return { variable: found.variable, path: found.path.slice(0, depth), taken: skipped + depth }
}

function ofSelf({ variable, branches }: Self, steps: readonly Step[]): Found | undefined {
  if (branches === undefined) return { variable, ...named(steps) }
  const [index, ...rest] = steps
  const branch = typeof index === 'number' ? branches[index] : undefined
  if (branch === undefined) return undefined
  const { path, taken } = named(rest)
  return { variable, path: [branch, ...path], taken: taken + 1 }
}

function assignedBy(states: States, around: ReadonlyMap<string, JsonValue>): ReadonlyMap<string, JsonValue> {
  const assigned = new Map(around)
  const note = (fields: JsonValue | undefined, isCatcher: boolean) => {
    for (const [name, value] of isObject(fields) ? Object.entries(fields) : []) {
      if (!assigned.has(name) && (!isCatcher || typeof value === 'string')) assigned.set(name, value)
    }
  }
  for (const state of Object.values(states).filter(isObject)) {
    if (state.Type !== 'Choice') note(state.Assign, false)
    for (const catcher of partsOf(state.Catch)) note(catcher.Assign, true)
  }
  return assigned
}

/** Every variable that is assigned anywhere inside. */
function namesIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === 'Assign' && isObject(inner) ? Object.keys(inner) : []),
    ...namesIn(inner),
  ])
}

/** The objects of a list. */
export function partsOf(list: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}
