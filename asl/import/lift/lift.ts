import { seconds } from '../../duration.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import type { RetryPolicy } from '../../operation.ts'
import { isObject } from '../field-kinds.ts'
import { isPoll, joinOf, type States, stateOf } from './join-of.ts'
import { liftPoll } from './lift-poll.ts'
import { type Block, type CatchNode, INPUT, type Node, NotLiftable, type Program, type Value } from './program.ts'
import { branchNames, depthIn, INPUT_SOURCE, readTemplate, readWhole, type VariableOf } from './read-value.ts'

/** Reads a JSONata machine back as calls of the flow builder. Throws {@link NotLiftable} for what the builder would not write so. */
export function liftMachine(machine: JsonObject): Program {
  if (machine.QueryLanguage !== 'JSONata') throw new NotLiftable('a machine in JSONPath')
  const { Comment, TimeoutSeconds } = machine
  const block = new BlockLift(machine, new Set(), true).lift(String(machine.StartAt), undefined)
  return {
    ...(typeof Comment === 'string' && { comment: Comment }),
    ...(typeof TimeoutSeconds === 'number' && { timeout: TimeoutSeconds }),
    block,
  }
}

/** One block while it is read: which variables it sees. */
export class BlockLift {
  readonly states: States
  readonly #machine: JsonObject
  readonly #visible: Set<string>
  readonly #isMain: boolean
  /** What the states of this block and of those around it assign. */
  readonly #assigned: Map<string, JsonValue>

  constructor(machine: JsonObject, visible: ReadonlySet<string>, isMain: boolean, assigned: ReadonlyMap<string, JsonValue> = new Map()) {
    if (!isObject(machine.States)) throw new NotLiftable('no states')
    this.#machine = machine
    this.states = machine.States
    this.#visible = new Set(visible)
    this.#isMain = isMain
    this.#assigned = new Map(assigned)
    for (const state of Object.values(this.states)) {
      const fields = isObject(state) && isObject(state.Assign) && state.Type !== 'Choice' ? Object.entries(state.Assign) : []
      for (const [name, value] of fields) if (!this.#assigned.has(name)) this.#assigned.set(name, value)
      for (const catcher of isObject(state) ? catchersOf(state) : []) {
        const errors = isObject(catcher.Assign) ? Object.entries(catcher.Assign) : []
        for (const [name, value] of errors) if (typeof value === 'string') this.#assigned.set(name, this.#assigned.get(name) ?? value)
      }
    }
  }

  /** The states from `start` to before `stop`; `joins` is the state that keeps the value of a way. */
  lift(start: string, stop: string | undefined, joins?: string): Block {
    const nodes: Node[] = []
    const seen = new Set<string>()
    for (let name = start; name !== stop; ) {
      if (seen.has(name)) throw new NotLiftable(`a loop through ${name}`)
      seen.add(name)
      const state = stateOf(this.states, name)
      if (name === joins) return { nodes, value: this.whole(theOnly(state.Assign)[1]) }
      if (state.Type === 'Succeed' && (!this.#isMain || name === 'Done')) return this.#ended(nodes, state, stop)
      const { node, next, value } = this.#liftState(name, state, stop)
      nodes.push(node)
      if (next === undefined) return value === undefined ? { nodes } : { nodes, value }
      name = next
    }
    return { nodes }
  }

  /** A block inside this one. */
  inside(): BlockLift {
    return new BlockLift(this.#machine, this.#visible, this.#isMain, this.#assigned)
  }

  see(variable: string): void {
    this.#visible.add(variable)
  }

  sees(variable: string): boolean {
    return this.#visible.has(variable)
  }

  template(json: JsonValue | undefined): Value {
    return readTemplate(json ?? {}, this.#variableOf())
  }

  whole(json: JsonValue, self?: string): Value {
    return readWhole(json, this.#variableOf(self))
  }

  #variableOf(self?: string): VariableOf {
    return (name) => {
      const whole = (path: readonly string[]) => path.length
      if (name === INPUT_SOURCE) return { variable: INPUT, depthOf: whole }
      if (name === '$states.result') return self === undefined ? undefined : { variable: self, depthOf: whole }
      const variable = name.slice(1)
      const assigned = this.#assigned.get(variable)
      if (!this.#visible.has(variable)) return undefined
      return { variable, depthOf: (path) => (assigned === undefined ? path.length : depthIn(assigned, path)) }
    }
  }

  #ended(nodes: readonly Node[], state: JsonObject, stop: string | undefined): Block {
    if (stop !== undefined) throw new NotLiftable('an end inside a way')
    return isNothing(state.Output) ? { nodes } : { nodes, value: this.whole(state.Output) }
  }

  #liftState(name: string, state: JsonObject, stop: string | undefined): Lifted {
    const polled = name.endsWith(': begin') ? name.slice(0, -': begin'.length) : undefined
    const choice = polled === undefined ? undefined : this.states[polled]
    if (polled !== undefined && isObject(choice) && isPoll(polled, choice, this.states)) return liftPoll(this, polled, state)
    switch (state.Type) {
      case 'Task':
        return this.#leaving(state, stop, this.#task(name, state))
      case 'Parallel':
        return this.#leaving(state, stop, this.#parallel(name, state))
      case 'Pass':
        return this.#leaving(state, stop, this.#pass(name, state))
      case 'Wait':
        return this.#leaving(state, stop, {
          kind: 'wait',
          name,
          time: typeof state.Seconds === 'number' ? state.Seconds : this.template(state.Timestamp),
        })
      case 'Choice':
        return this.#choice(name, state, stop)
      case 'Fail':
        return { node: { kind: 'fail', name, error: this.template(state.Error), cause: this.template(state.Cause) } }
      case 'Succeed':
        return { node: { kind: 'succeed', name, output: this.whole(state.Output ?? {}) } }
      default:
        throw new NotLiftable(`a state of type ${String(state.Type)}`)
    }
  }

  /** A step of one way, where the builder may have written the state; nothing for any other. */
  simple(name: string, state: JsonObject): Node | undefined {
    const node = this.#simple(name, state)
    if (node !== undefined && 'variable' in node && node.variable !== '') this.see(node.variable)
    return node
  }

  #simple(name: string, state: JsonObject): Node | undefined {
    if (state.Type === 'Fail' && typeof state.Error === 'string' && typeof state.Cause === 'string') {
      return { kind: 'fail', name, error: this.template(state.Error), cause: this.template(state.Cause) }
    }
    const isKept = isObject(state.Output) && Object.keys(state.Output).length === 0 && typeof state.Next === 'string'
    const assigned = Object.keys(isObject(state.Assign) ? state.Assign : {}).length
    if (!isKept || assigned > 1 || catchersOf(state).length > 0) return undefined
    if (state.Type === 'Task' && state.Arguments !== undefined) return this.#task(name, state)
    if (state.Type === 'Pass' && assigned === 1) return this.#pass(name, state)
    return state.Type === 'Wait' && typeof state.Seconds === 'number' ? { kind: 'wait', name, time: state.Seconds } : undefined
  }

  #leaving(state: JsonObject, stop: string | undefined, node: Node): Lifted {
    if (typeof state.Next === 'string') {
      if ('variable' in node && node.variable !== '') this.see(node.variable)
      return { node, next: state.Next }
    }
    if (stop !== undefined) throw new NotLiftable('an end inside a way')
    if (isNothing(state.Output)) return { node }
    // A result that goes into the output is in no variable: it is given one here.
    const self = node.kind === 'task' ? `resultOf${node.name.replace(/[^A-Za-z0-9]+/g, '')}` : undefined
    if (self === undefined || this.sees(self)) throw new NotLiftable('an output of a state that is no task')
    return { node: { ...node, variable: self } as Node, value: this.whole(state.Output, self) }
  }

  #task(name: string, state: JsonObject): Node {
    const variable = Object.keys(isObject(state.Assign) ? state.Assign : {})[0] ?? ''
    return {
      kind: 'task',
      name,
      variable,
      resource: String(state.Resource),
      outputPath: outputPathOf(state.Assign),
      arguments: this.template(state.Arguments),
      retry: retriesOf(state.Retry),
      catches: catchersOf(state).map((catcher) => this.#catch(catcher, variable, String(state.Next))),
      ...(typeof state.TimeoutSeconds === 'number' && { timeout: state.TimeoutSeconds }),
      ...(typeof state.HeartbeatSeconds === 'number' && { heartbeat: state.HeartbeatSeconds }),
    }
  }

  #catch(catcher: JsonObject, result: string, next: string): CatchNode {
    const errors = Array.isArray(catcher.ErrorEquals) ? catcher.ErrorEquals.map(String) : []
    const assigned = isObject(catcher.Assign) ? Object.keys(catcher.Assign) : []
    const variable = assigned.find((name) => name !== result) ?? ''
    if (catcher.Next === next) return { errors, variable, handler: undefined }
    const inner = this.inside()
    if (variable !== '') inner.see(variable)
    return { errors, variable, handler: inner.lift(String(catcher.Next), next) }
  }

  #pass(name: string, state: JsonObject): Node {
    const [variable, json] = theOnly(state.Assign)
    return { kind: 'pass', name, variable, value: this.whole(json) }
  }

  #parallel(name: string, state: JsonObject): Node {
    if (catchersOf(state).length > 0) throw new NotLiftable('handlers of a Parallel')
    const [variable, assigned] = isObject(state.Assign) ? theOnly(state.Assign) : ['', '']
    const names = branchNames(assigned)
    const branches = (Array.isArray(state.Branches) ? state.Branches : []).filter(isObject).map((branch, index) => {
      const end = Object.keys(isObject(branch.States) ? branch.States : {}).find((inner) => inner.startsWith(`${name}: `))
      const block = new BlockLift(branch, this.#visible, false, this.#assigned).lift(String(branch.StartAt), undefined)
      return { name: names.get(index) ?? end?.slice(name.length + 2) ?? `branch${index + 1}`, block }
    })
    return { kind: 'parallel', name, variable, branches, retry: retriesOf(state.Retry) }
  }

  #choice(name: string, state: JsonObject, stop: string | undefined): Lifted {
    const rules = Array.isArray(state.Choices) ? state.Choices.filter(isObject) : []
    if (typeof state.Default !== 'string' || rules.length === 0) throw new NotLiftable(`a Choice without a default: ${name}`)
    const targets = [...rules.map((rule) => String(rule.Next)), state.Default]
    const next = joinOf(targets, this.states) ?? stop
    const joinNames = rules.map((_, index) => (rules.length === 1 ? `${name}: then` : `${name}: way ${index + 1}`))
    const joining = [...joinNames, `${name}: otherwise`].find((join) => Object.hasOwn(this.states, join))
    const variable = joining === undefined ? '' : theOnly(stateOf(this.states, joining).Assign)[0]
    const ways = rules.map((rule, index) => ({
      condition: this.template(rule.Condition),
      block: this.inside().lift(String(rule.Next), next, joinNames[index]),
    }))
    const otherwise = this.inside().lift(state.Default, next, `${name}: otherwise`)
    if (variable !== '') this.see(variable)
    return { node: { kind: 'choose', name, variable, ways, otherwise }, ...(next !== undefined && { next }) }
  }
}

/** A step, the state after it, and the value of the block that it ends. */
export interface Lifted {
  readonly node: Node
  readonly next?: string
  readonly value?: Value
}

function isNothing(output: JsonValue | undefined): output is undefined {
  return output === undefined || (isObject(output) && Object.keys(output).length === 0)
}

function theOnly(assign: JsonValue | undefined): readonly [string, JsonValue] {
  const [first, ...others] = Object.entries(isObject(assign) ? assign : {})
  if (first === undefined || others.length > 0) throw new NotLiftable('a Pass that does not assign one variable')
  return first
}

/** Lambda's answer stands in `Payload`, and a workflow reads the answer. */
function outputPathOf(assign: JsonValue | undefined): readonly string[] {
  const text = JSON.stringify(assign ?? {})
  return text.includes('$states.result.Payload') && !text.includes('\\"Payload\\":') ? ['Payload'] : []
}

function catchersOf(state: JsonObject): readonly JsonObject[] {
  return Array.isArray(state.Catch) ? state.Catch.filter(isObject) : []
}

function retriesOf(retry: JsonValue | undefined): readonly RetryPolicy<string>[] {
  const retriers = Array.isArray(retry) ? retry.filter(isObject) : []
  return retriers.map(({ ErrorEquals, IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds, JitterStrategy }) => ({
    errors: Array.isArray(ErrorEquals) ? ErrorEquals.map(String) : [],
    ...(typeof IntervalSeconds === 'number' && { interval: seconds(IntervalSeconds) }),
    ...(typeof MaxAttempts === 'number' && { attempts: MaxAttempts }),
    ...(typeof BackoffRate === 'number' && { backoff: BackoffRate }),
    ...(typeof MaxDelaySeconds === 'number' && { most: seconds(MaxDelaySeconds) }),
    ...((JitterStrategy === 'FULL' || JitterStrategy === 'NONE') && { jitter: JitterStrategy }),
  }))
}
