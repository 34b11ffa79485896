import type { QueryLanguage } from '../../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import type { Lifted, Place, RawStates, Written } from './place.ts'
import { type Block, type Node, NotLiftable, type Program, type RawNode, type RawWayNode } from './program.ts'
import { type States, stateOf, statesOf } from './states.ts'
import { Variables } from './variables.ts'
import { theOnly } from './verbs/fields.ts'
import { liftVerb } from './verbs/verbs.ts'
import { Reach, targetsOf } from './ways.ts'

/**
 * Reads a machine as calls of the flow builder, in which a state may be raw; every way that is not structured is a jump.
 * Throws {@link NotLiftable} for what a flow cannot hold: a state that is never reached, or one that is not there.
 */
export function liftMachine(machine: JsonObject, raw: RawStates): Program {
  const { Comment, TimeoutSeconds, QueryLanguage, Version } = machine
  const states = statesOf(machine)
  const block = new ScopeLift(machine, { isMain: true, raw }).whole(Variables.of(states))
  const isUsual = QueryLanguage === 'JSONata' && Version === undefined
  return {
    ...(typeof Comment === 'string' && { comment: Comment }),
    ...(typeof TimeoutSeconds === 'number' && { timeout: TimeoutSeconds }),
    ...(!isUsual && { machine: { ...(QueryLanguage !== undefined && { QueryLanguage }), ...(Version !== undefined && { Version }) } }),
    block,
  }
}

/** The states of a machine, of a branch or of a body, while they are read. */
export class ScopeLift {
  readonly states: States
  /** Whether an end of these states is an end of the execution. */
  readonly isMain: boolean
  readonly #machine: JsonObject
  readonly #language: QueryLanguage
  readonly #raw: RawStates
  #written: Set<string> = new Set()

  constructor(machine: JsonObject, { isMain, raw }: { readonly isMain: boolean; readonly raw: RawStates }) {
    this.states = statesOf(machine)
    this.isMain = isMain
    this.#machine = machine
    this.#language = isMain && machine.QueryLanguage !== 'JSONata' ? 'JSONPath' : 'JSONata'
    this.#raw = raw
  }

  /** All of the states, from the first on. */
  whole(variables: Variables, start = String(this.#machine.StartAt)): Block {
    const { block } = this.block(start, { stop: undefined, later: new Set(), variables, isTop: true })
    const lost = Object.keys(this.states).find((name) => !this.#written.has(name))
    if (lost !== undefined) throw new NotLiftable(`the state ${lost}, which is never reached`)
    return block
  }

  /** The states of a branch or of a body. */
  inner(machine: JsonObject): ScopeLift {
    return new ScopeLift(machine, { isMain: false, raw: this.#raw })
  }

  /** The states from `start` on, to before the one that stands after the block. */
  block(start: string, place: Place): Written {
    if (start === place.stop) return { block: { nodes: [] }, goesOn: true }
    const nodes: Node[] = []
    for (let name = start; ; ) {
      this.mark(name)
      const state = stateOf(this.states, name)
      if (name === place.joins) return { block: { nodes, value: place.variables.whole(theOnly(state.Assign)[1]) }, goesOn: true }
      if (state.Type === 'Succeed' && place.isTop && (!this.isMain || name === 'Done') && !this.isRaw(name)) {
        return { block: ended(nodes, state, place), goesOn: false }
      }
      const { node, next, value } = this.#verb(name, state, place) ?? this.#rawState(name, state, place)
      nodes.push(node)
      if (next === undefined || next === place.stop) return { block: { nodes, ...(value && { value }) }, goesOn: next !== undefined }
      name = next
    }
  }

  /** A state as the builder's own verbs write it, where they do. */
  #verb(name: string, state: JsonObject, place: Place): Lifted | undefined {
    if (this.#language !== 'JSONata' || this.isRaw(name)) return undefined
    const before = new Set(this.#written)
    try {
      const lifted = liftVerb(this, name, state, place)
      if (lifted !== undefined) {
        if ('variable' in lifted.node) place.variables.see(lifted.node.variable)
        return lifted
      }
    } catch (error) {
      if (!(error instanceof NotLiftable)) throw error
    }
    this.#written = before
    return undefined
  }

  #rawState(name: string, state: JsonObject, place: Place): Lifted {
    // Whatever ends a branch ends it with a value, which only the verbs give.
    if (!this.isMain && (state.End === true || state.Type === 'Succeed'))
      throw new NotLiftable(`the raw state ${name} at the end of a branch`)
    return state.Type === 'Choice' ? this.#choice(name, state, place) : this.#linear(name, state, place)
  }

  #linear(name: string, { Next, ...state }: JsonObject, place: Place): Lifted {
    const next = typeof Next === 'string' ? Next : undefined
    const jumps = next !== undefined && this.isElsewhere(next, place)
    const follow = jumps ? undefined : next
    const join = follow ?? place.stop
    const { parts, ways, goOn } = this.#ways(state.Catch, join, this.within(follow, place))
    const given = { ...state, ...(jumps && { Next: next }), ...(parts && { Catch: parts }) }
    const leadsTo = follow ?? (goOn ? join : undefined)
    return { node: { kind: 'raw', name, state: given, ways: [], catches: ways }, ...(leadsTo !== undefined && { next: leadsTo }) }
  }

  #choice(name: string, { Default, ...state }: JsonObject, place: Place): Lifted {
    const join = this.reach(place).joinOf(targetsOf({ ...state, ...(Default !== undefined && { Default }) }, false))
    const inner = this.within(join, place)
    const choices = this.#ways(state.Choices, join, inner)
    const last = this.#ways(Default === undefined ? undefined : [{ Next: Default }], join, inner)
    const [otherwise] = last.ways
    const isJump = Default !== undefined && otherwise === undefined
    const given = { ...state, ...(choices.parts && { Choices: choices.parts }), ...(isJump && { Default }) }
    const node: RawNode = { kind: 'raw', name, state: given, ways: choices.ways, ...(otherwise && { otherwise }), catches: [] }
    return { node, ...((choices.goOn || last.goOn) && join !== undefined && { next: join }) }
  }

  /** The parts of a field that lead somewhere, each with a block, or with a `Next` of its own where it jumps. */
  #ways(field: JsonValue | undefined, join: string | undefined, inner: Place) {
    const ways: RawWayNode[] = []
    let goOn = false
    const parts = (Array.isArray(field) ? field : undefined)?.map((part: JsonObject) => {
      const { Next, ...open } = part
      if (typeof Next !== 'string') throw new NotLiftable('a way that leads nowhere')
      const way = this.way(Next, join, inner)
      if (way === undefined) return part
      goOn ||= way === 'continue' || way.goesOn
      ways.push(way === 'continue' ? way : way.block)
      return open
    })
    return { parts, ways, goOn }
  }

  /** What stands on a way; nothing where the way is a jump. */
  way(target: string, join: string | undefined, inner: Place, joins?: string): 'continue' | Written | undefined {
    if (target === join) return 'continue'
    if (this.isElsewhere(target, inner)) return undefined
    return this.block(target, { ...inner, variables: inner.variables.inside(), ...(joins !== undefined && { joins }) })
  }

  /** The place of the ways out of a state: they leave to what is written after them all that it reaches. */
  within(follow: string | undefined, { stop, later, variables }: Place): Place {
    const place = { stop, later, variables, isTop: false }
    const reached = follow === undefined ? [] : this.reach(place).from(follow, { withHandlers: true })
    return { ...place, stop: follow ?? stop, later: new Set([...later, ...(stop === undefined ? [] : [stop]), ...reached]) }
  }

  reach(place: Place): Reach {
    return new Reach(this.states, place.stop, (name) => this.isElsewhere(name, place))
  }

  /** Whether a state is not to be written here: a way to it is a jump. */
  isElsewhere(name: string, { stop, later }: Place): boolean {
    return name !== stop && (this.#written.has(name) || later.has(name))
  }

  isRaw(name: string): boolean {
    return this.#raw === 'all' || this.#raw.has(name)
  }

  /** Notes that a state is written: no other place may write it. */
  mark(name: string): void {
    if (this.#written.has(name)) throw new NotLiftable(`a second way to ${name}`)
    this.#written.add(name)
  }
}

function ended(nodes: readonly Node[], { Output }: JsonObject, { variables }: Place): Block {
  const isNothing = Output === undefined || (isObject(Output) && Object.keys(Output).length === 0)
  return isNothing ? { nodes } : { nodes, value: variables.whole(Output) }
}
