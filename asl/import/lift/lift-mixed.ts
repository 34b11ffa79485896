import type { QueryLanguage } from '../../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { type States, stateOf } from './join-of.ts'
import { BlockLift } from './lift.ts'
import { type Block, type Node, NotLiftable, type Program, type RawNode, type RawWayNode } from './program.ts'
import { Reach, targetsOf } from './ways.ts'

/** Which states are to be raw: those of these names, or all. */
export type RawStates = ReadonlySet<string> | 'all'

/**
 * Reads a machine as calls of the flow builder in which a state may be raw: every way that is not structured is a jump.
 * Throws {@link NotLiftable} for what a flow cannot hold: a state that is never reached, or one that is not there.
 */
export function liftMixed(machine: JsonObject, raw: RawStates): Program {
  const { Comment, TimeoutSeconds, QueryLanguage, Version } = machine
  const lift = new MixedLift(machine, raw)
  const block = lift.whole(String(machine.StartAt))
  const isUsual = QueryLanguage === 'JSONata' && Version === undefined
  return {
    ...(typeof Comment === 'string' && { comment: Comment }),
    ...(typeof TimeoutSeconds === 'number' && { timeout: TimeoutSeconds }),
    ...(!isUsual && { machine: { ...(QueryLanguage !== undefined && { QueryLanguage }), ...(Version !== undefined && { Version }) } }),
    block,
  }
}

/** Where a block stands: what follows it, and what is written after that. */
interface Place {
  readonly stop: string | undefined
  readonly later: ReadonlySet<string>
  readonly reader: BlockLift
}

interface Written {
  readonly block: Block
  /** Whether what follows the block is reached from it. */
  readonly goesOn: boolean
}

class MixedLift {
  readonly #states: States
  readonly #machine: JsonObject
  readonly #language: QueryLanguage
  readonly #raw: RawStates
  readonly #written = new Set<string>()

  constructor(machine: JsonObject, raw: RawStates) {
    if (!isObject(machine.States)) throw new NotLiftable('no states')
    this.#machine = machine
    this.#states = machine.States
    this.#language = machine.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath'
    this.#raw = raw
  }

  whole(start: string): Block {
    const reader = new BlockLift(this.#machine, new Set(), true)
    const { block } = this.#block(start, { stop: undefined, later: new Set(), reader })
    const lost = Object.keys(this.#states).find((name) => !this.#written.has(name))
    if (lost !== undefined) throw new NotLiftable(`the state ${lost}, which is never reached`)
    return block
  }

  #block(start: string, place: Place): Written {
    const nodes: Node[] = []
    for (let name = start; ; ) {
      this.#written.add(name)
      const state = stateOf(this.#states, name)
      const [node, next] = this.#simple(name, state, place) ?? this.#rawState(name, state, place)
      nodes.push(node)
      if (next === undefined || next === place.stop) return { block: { nodes }, goesOn: next !== undefined }
      name = next
    }
  }

  /** A step of one way, as the builder's own verbs write it. */
  #simple(name: string, state: JsonObject, place: Place): readonly [Node, string | undefined] | undefined {
    if (this.#language !== 'JSONata' || this.#raw === 'all' || this.#raw.has(name)) return undefined
    const next = typeof state.Next === 'string' ? state.Next : undefined
    if (next !== undefined && this.#isElsewhere(next, place) && next !== place.stop) return undefined
    const node = place.reader.simple(name, state)
    return node && [node, next]
  }

  #rawState(name: string, state: JsonObject, place: Place): readonly [RawNode, string | undefined] {
    return state.Type === 'Choice' ? this.#choice(name, state, place) : this.#linear(name, state, place)
  }

  #linear(name: string, { Next, ...state }: JsonObject, place: Place): readonly [RawNode, string | undefined] {
    const next = typeof Next === 'string' ? Next : undefined
    const jumps = next !== undefined && next !== place.stop && this.#isElsewhere(next, place)
    const follow = jumps ? undefined : next
    const join = follow ?? place.stop
    const inner = this.#placeOfWays(follow, join, place)
    const { parts, ways, goOn } = this.#ways(state.Catch, join, inner)
    const given = { ...state, ...(jumps && { Next: next }), ...(parts && { Catch: parts }) }
    return [{ kind: 'raw', name, state: given, ways: [], catches: ways }, follow ?? (goOn ? join : undefined)]
  }

  #choice(name: string, { Default, ...state }: JsonObject, place: Place): readonly [RawNode, string | undefined] {
    const join = this.#reach(place).joinOf(targetsOf({ ...state, ...(Default !== undefined && { Default }) }, false))
    const inner = this.#placeOfWays(join, join, place)
    const choices = this.#ways(state.Choices, join, inner)
    const last = this.#ways(Default === undefined ? undefined : [{ Next: Default }], join, inner)
    const [otherwise] = last.ways
    const isJump = Default !== undefined && otherwise === undefined
    const given = { ...state, ...(choices.parts && { Choices: choices.parts }), ...(isJump && { Default }) }
    const node: RawNode = { kind: 'raw', name, state: given, ways: choices.ways, ...(otherwise && { otherwise }), catches: [] }
    return [node, choices.goOn || last.goOn ? join : undefined]
  }

  /** The parts of a field that lead somewhere, each with a block, or with a `Next` of its own where it jumps. */
  #ways(field: JsonValue | undefined, join: string | undefined, inner: Place) {
    const ways: RawWayNode[] = []
    let goOn = false
    const parts = (Array.isArray(field) ? field : undefined)?.map((part: JsonObject) => {
      const { Next, ...open } = part
      if (typeof Next !== 'string') throw new NotLiftable('a way that leads nowhere')
      if (Next === join) {
        goOn = true
        ways.push('continue')
        return open
      }
      if (this.#isElsewhere(Next, inner)) return part
      const written = this.#block(Next, { ...inner, reader: inner.reader.inside() })
      goOn ||= written.goesOn
      ways.push(written.block)
      return open
    })
    return { parts, ways, goOn }
  }

  /** Ways leave to what is written after them all that it reaches. */
  #placeOfWays(follow: string | undefined, join: string | undefined, place: Place): Place {
    const reached = follow === undefined ? [] : this.#reach(place).from(follow, { withHandlers: true })
    const later = new Set([...place.later, ...(place.stop === undefined ? [] : [place.stop]), ...reached])
    return { stop: join, later, reader: place.reader }
  }

  #reach(place: Place): Reach {
    return new Reach(this.#states, place.stop, (name) => this.#isElsewhere(name, place))
  }

  #isElsewhere(name: string, { later }: Place): boolean {
    return this.#written.has(name) || later.has(name)
  }
}
