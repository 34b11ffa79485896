import type { QueryLanguage } from '../document/state-machine.ts'
import { type Expression, forEachPath, type InputRoot, type ResultRoot } from '../expression/expression.ts'
import { strayParameter } from '../expression/parameters.ts'
import { toExpression } from '../reference/to-expression.ts'
import { noToken, outOfFunction, outOfScope, stepAfterEnd, wrongFlow } from './block-problems.ts'
import { isEnd } from './ends.ts'
import type { Flow } from './flow.ts'
import { claimName } from './names.ts'
import type { Block, Step } from './step.ts'

/** The scopes live in the types only; at run time every flow is alike. */
export type AnyFlow = Flow<unknown>
export type Build = (flow: AnyFlow) => unknown

/** Returned by `fail`: what a builder returns that has no value. */
export const ENDED_VALUE = Object.freeze({ kind: 'ended' })

/** What all blocks of a workflow have in common. */
export interface Writing {
  /** The state names that are taken. */
  readonly taken: Set<string>
  /** The language of raw states that say nothing. */
  readonly language: QueryLanguage
  /** The verbs that write into a block. */
  readonly flowInto: (block: BlockWriter) => AnyFlow
}

/** A block while it is written: its steps so far, what they may read, and whether it is its turn to be written. */
export class BlockWriter {
  /** The workflow's name and the names of the steps around, joined by ` > `. */
  readonly path: string
  /** Whether the states of this block are a machine of their own, whose end is not the execution's. */
  readonly isBranch: boolean
  readonly #writing: Writing
  readonly #outer: BlockWriter | undefined
  readonly #steps: Step[] = []
  readonly #results = new Set<ResultRoot>()
  /** What was read here of the blocks around; kept only where it must be handed over. */
  readonly #outerRead: Set<InputRoot | ResultRoot> | undefined
  /** How many blocks inside this one are being written. */
  #inside = 0
  #closed = false

  constructor(writing: Writing, path: string, outer?: BlockWriter, kind: 'branch' | 'child' | 'part' = 'part') {
    this.#writing = writing
    this.path = path
    this.#outer = outer
    if (kind === 'child') this.#outerRead = new Set()
    this.isBranch = kind !== 'part' || (outer?.isBranch ?? false)
  }

  /** What the blocks in this one read of the blocks around it, where it is a child execution's: in the order in which it was read. */
  get outerRead(): readonly (InputRoot | ResultRoot)[] {
    return [...(this.#outerRead ?? [])]
  }

  get language(): QueryLanguage {
    return this.#writing.language
  }

  /** Takes a name for a state of this block. A raw one may have any, for machines that are moved over. */
  claim(name: string, { isRaw = false } = {}): void {
    if (this.#inside > 0 || this.#closed) throw wrongFlow(name, this.path, this.#closed)
    claimName(this.#writing.taken, name, this.path, isRaw)
  }

  /** Takes the names of the states that a step needs beside its own. */
  claimAll(names: readonly string[]): void {
    for (const name of names) this.claim(name)
  }

  /** What a template compiles to, as a step of this block may read it; `part` says where it stands. */
  read(value: unknown, part: string, isCallback = false): Expression {
    return this.readExpression(toExpression(value, `${this.path} > ${part}`), part, isCallback)
  }

  /** Likewise, of what is an expression already. */
  readExpression(expression: Expression, part: string, isCallback = false): Expression {
    const path = `${this.path} > ${part}`
    forEachPath(expression, ({ root, steps }) => {
      if (root.kind === 'context' && steps[0] === 'Task' && !isCallback) throw noToken(path)
      if (root.kind === 'result' && !this.sees(root)) throw outOfScope(root, path)
      if (root.kind === 'input' || root.kind === 'result') this.#noteRead(root)
    })
    if (strayParameter(expression) !== undefined) throw outOfFunction(path)
    return expression
  }

  /** A new result, which this block and those inside it may read. */
  result(step: string): ResultRoot {
    const root: ResultRoot = Object.freeze({ kind: 'result', step })
    this.see(root)
    return root
  }

  /** Whether a result may be read here. */
  sees(root: ResultRoot): boolean {
    return this.#results.has(root) || (this.#outer?.sees(root) ?? false)
  }

  /** Makes a result of an inner block readable here. */
  see(root: ResultRoot): void {
    this.#results.add(root)
  }

  add(step: Step): void {
    const last = this.#steps.at(-1)
    if (last !== undefined && isEnd(last)) throw stepAfterEnd(step, last, this.path)
    this.#steps.push(step)
  }

  /** A block inside this one. */
  inner(part: string): BlockWriter {
    return new BlockWriter(this.#writing, `${this.path} > ${part}`, this)
  }

  /** A block inside this one whose states are a machine of their own. */
  branch(part: string): BlockWriter {
    return new BlockWriter(this.#writing, `${this.path} > ${part}`, this, 'branch')
  }

  /** The block of a child execution, which sees nothing of the blocks around but what is handed to it. */
  child(part: string): BlockWriter {
    return new BlockWriter(this.#writing, `${this.path} > ${part}`, this, 'child')
  }

  /** Has `build` write this block, while the blocks around it wait. */
  write(build: Build): Block {
    const value = this.#whileOuterWaits(() => build(this.#writing.flowInto(this)))
    const block: Block =
      value === undefined || value === ENDED_VALUE
        ? { steps: this.#steps }
        : { steps: this.#steps, value: this.read(value, 'returned value') }
    this.#closed = true
    return block
  }

  /** Asks the caller for a value; no step may be added meanwhile, neither here nor around. */
  ask<T>(question: () => T): T {
    this.#inside++
    try {
      return this.#whileOuterWaits(question)
    } finally {
      this.#inside--
    }
  }

  #noteRead(root: InputRoot | ResultRoot): void {
    if (root.kind === 'result' && this.#results.has(root)) return
    this.#outerRead?.add(root)
    if (this.#outer !== undefined) this.#outer.#noteRead(root)
  }

  #whileOuterWaits<T>(work: () => T): T {
    return this.#outer === undefined ? work() : this.#outer.ask(work)
  }
}
