import { generateCondition, generateRead, generateValue, type Visible } from './generate-value.ts'
import { type Block, INPUT_VARIABLE, type Step } from './program.ts'
import { ANSWER_SHAPE, ANY, arrayOf, ERROR_SHAPE, join, maybe, NOTHING, NUMBER, objectOf, type Shape, STRING } from './shape.ts'
import type { Tape } from './tape.ts'

const NAMES = ['Find', 'Count', 'String', 'states', 'Lookup', 'Value', '日本', 'a b', 'Turn', 'item', 'Merge it', '7']

interface Place {
  readonly visible: Visible
  readonly depth: number
  /** Whether the execution may fail here: of branches side by side it is not known which would be first. */
  readonly mayFail: boolean
  /** Whether the execution may succeed here: of a branch only the branch would end. */
  readonly mayEnd: boolean
}

interface Written {
  readonly block: Block
  readonly shape: Shape
  readonly ends: boolean
}

/** A random program, of the numbers on the tape. */
export function generateProgram(tape: Tape): Block {
  return new Generator(tape).block({ visible: new Map(), depth: 3, mayFail: true, mayEnd: true }).block
}

class Generator {
  readonly #tape: Tape
  readonly #taken = new Set<string>()
  #variables = 0

  constructor(tape: Tape) {
    this.#tape = tape
  }

  block(place: Place): Written {
    const visible = new Map(place.visible)
    const steps: Step[] = []
    const length = this.#tape.below(place.depth + 2)
    for (let index = 0; index < length && !this.#tape.isOver; index++) {
      const [step, shape, ends] = this.#step({ ...place, visible })
      steps.push(step)
      if (ends) return { block: { steps }, shape: NOTHING, ends }
      if ('variable' in step) visible.set(step.variable, shape)
    }
    if (this.#tape.below(4) === 3) return { block: { steps }, shape: NOTHING, ends: false }
    const [value, shape] = generateValue(this.#tape, visible, 3, false)
    return { block: { steps, value }, shape, ends: false }
  }

  #step(place: Place): readonly [Step, Shape, boolean] {
    const nested = place.depth > 0
    switch (this.#tape.below(nested ? 20 : 7)) {
      case 0:
      case 1:
        return this.#pass(place)
      case 2:
        return [{ kind: 'wait', name: this.#name(), seconds: 1 + this.#tape.below(100) }, NOTHING, false]
      case 3:
      case 4:
      case 5:
        return this.#task(place)
      case 6:
        return this.#end(place)
      case 7:
      case 8:
        return this.#when(place)
      case 9:
        return this.#poll(place)
      case 10:
      case 11:
        return this.#parallel(place)
      case 12:
        return this.#choose(place)
      case 13:
        return this.#repeat(place)
      case 14:
        return this.#attempt(place)
      case 15:
      case 16:
        return this.#raw(place)
      default:
        return this.#map(place)
    }
  }

  #pass({ visible }: Place): readonly [Step, Shape, boolean] {
    const [value, shape] = generateValue(this.#tape, visible, 3, false)
    return [{ kind: 'pass', name: this.#name(), variable: this.#variable(), value }, shape, false]
  }

  #end(place: Place): readonly [Step, Shape, boolean] {
    const kind = this.#tape.below(6)
    if (kind === 3 && place.mayFail) return this.#fail(place)
    if (kind !== 4 || !place.mayEnd) return this.#pass(place)
    return [{ kind: 'succeed', name: this.#name(), output: generateValue(this.#tape, place.visible, 2, false)[0] }, NOTHING, true]
  }

  #raw(place: Place): readonly [Step, Shape, boolean] {
    const [name, number] = [this.#name(), this.#tape.below(9)]
    if (number < 4) return [{ kind: 'raw', name, variable: this.#variable(), number }, objectOf({ number: NUMBER, text: STRING }), false]
    const inner = { ...place, depth: place.depth - 1 }
    const [way, otherwise] = [this.block(inner), number < 7 ? undefined : this.block(inner)]
    const step: Step = {
      kind: 'rawChoice',
      name,
      holds: this.#tape.below(2) === 0,
      way: way.block,
      otherwise: otherwise?.block ?? 'continue',
    }
    return [step, NOTHING, way.ends && (otherwise?.ends ?? false)]
  }

  /** What is done after an error of a group, and whether the flow then goes on without a result. */
  #caught(place: Place): readonly [Extract<Step, { kind: 'attempt' }>['caught'], boolean] {
    const kind = this.#tape.pick(['nothing', 'continue', 'handler'] as const)
    if (kind !== 'handler') return [kind, kind === 'continue']
    const { block, ends } = this.block({ ...place, depth: place.depth - 1 })
    return [{ block }, !ends]
  }

  #fail({ visible }: Place): readonly [Step, Shape, boolean] {
    const read = { kind: 'text', parts: ['because ', generateValue(this.#tape, visible, 0, true)[0]] } as const
    const cause = read.parts[1].kind === 'text' ? read : ({ kind: 'constant', value: 'because' } as const)
    return [{ kind: 'fail', name: this.#name(), error: `Random.${this.#tape.below(3)}`, cause }, NOTHING, true]
  }

  #task(place: Place): readonly [Step, Shape, boolean] {
    const name = this.#name()
    const sent = { kind: 'object', members: { sent: generateValue(this.#tape, place.visible, 2, true)[0] } } as const
    const error = this.#tape.pick(['Find.Missing', 'Find.Broken'] as const)
    const calls = this.#tape.pick([0, 0, 1, 2, 9])
    const retries = this.#tape.below(3)
    const way = this.#tape.below(place.depth > 0 ? 4 : 2)
    const fails = calls > 0 && (error === 'Find.Missing' || calls > retries)
    const common = { kind: 'task', name, variable: this.#variable(), arguments: sent, failing: { calls, error }, retries } as const
    if (way === 0 && (!fails || place.mayFail)) return [{ ...common, caught: 'nothing' }, ANSWER_SHAPE, false]
    if (way < 2) return [{ ...common, caught: 'continue' }, maybe(ANSWER_SHAPE), false]
    const caught = this.#variable()
    const { block, ends } = this.block({ ...place, visible: new Map([...place.visible, [caught, ERROR_SHAPE]]), depth: place.depth - 1 })
    return [{ ...common, caught: { error: caught, block } }, ends ? ANSWER_SHAPE : maybe(ANSWER_SHAPE), false]
  }

  #when(place: Place): readonly [Step, Shape, boolean] {
    const name = this.#name()
    const condition = generateCondition(this.#tape, place.visible, 2)
    const inner = { ...place, depth: place.depth - 1 }
    const then = this.block(inner)
    const otherwise = this.#tape.below(3) === 0 ? undefined : this.block(inner)
    const other = otherwise ?? { shape: NOTHING, ends: false }
    const shape = then.ends ? other.shape : other.ends ? then.shape : join(then.shape, other.shape)
    const step: Step = {
      kind: 'when',
      name,
      variable: this.#variable(),
      condition,
      whenTrue: then.block,
      ...(otherwise && { whenFalse: otherwise.block }),
    }
    return [step, shape, then.ends && other.ends]
  }

  #poll(place: Place): readonly [Step, Shape, boolean] {
    const [name, look, looked] = [this.#name(), this.#name(), this.#variable()]
    const inner = { ...place, visible: new Map([...place.visible, [looked, ANSWER_SHAPE]]), depth: place.depth - 1 }
    const { block, shape } = this.block(inner)
    const calls = 1 + this.#tape.below(3)
    const attempts = place.mayFail ? 1 + this.#tape.below(3) : 3
    const [body, value] = block.value === undefined ? [{ steps: [] }, NOTHING] : [block, shape]
    const step: Step = { kind: 'poll', name, variable: this.#variable(), look, looked, attempts, calls, body }
    return [step, objectOf({ n: NUMBER, value }), false]
  }

  #parallel(place: Place): readonly [Step, Shape, boolean] {
    const name = this.#name()
    const names = ['left', 'odd `name`', 'value'].slice(0, 1 + this.#tape.below(3))
    const mayFail = place.mayFail && names.length === 1
    const written = names.map((branch) => ({ name: branch, ...this.block({ ...place, mayFail, mayEnd: false, depth: place.depth - 1 }) }))
    const [caught, isMaybe] = this.#caught(place)
    const shape = objectOf(Object.fromEntries(written.map((branch) => [branch.name, branch.shape])))
    const branches = written.map((branch) => ({ name: branch.name, block: branch.block }))
    const step: Step = { kind: 'parallel', name, variable: this.#variable(), branches, caught }
    return [step, isMaybe ? maybe(shape) : shape, false]
  }

  #choose(place: Place): readonly [Step, Shape, boolean] {
    const name = this.#name()
    const inner = { ...place, depth: place.depth - 1 }
    const conditions = Array.from({ length: 1 + this.#tape.below(3) }, () => generateCondition(this.#tape, place.visible, 1))
    const ways = conditions.map((condition) => ({ condition, ...this.block(inner) }))
    const otherwise = this.#tape.below(3) === 0 ? undefined : this.block(inner)
    const all = [...ways, otherwise ?? { shape: NOTHING, ends: false }]
    const shapes = all.flatMap(({ shape, ends }) => (ends ? [] : [shape]))
    const step: Step = {
      kind: 'choose',
      name,
      variable: this.#variable(),
      ways: ways.map(({ condition, block }) => ({ condition, block })),
      ...(otherwise && { otherwise: otherwise.block }),
    }
    return [step, shapes.length === 0 ? NOTHING : shapes.reduce(join), shapes.length === 0]
  }

  #repeat(place: Place): readonly [Step, Shape, boolean] {
    const [name, index, times] = [this.#name(), this.#variable(), 1 + this.#tape.below(3)]
    const visible = new Map([...place.visible, [index, NUMBER]])
    const { block, ends } = this.block({ ...place, visible, depth: place.depth - 1 })
    return [{ kind: 'repeat', name, times, index, body: ends ? { steps: [] } : block }, NOTHING, false]
  }

  #attempt(place: Place): readonly [Step, Shape, boolean] {
    const name = this.#name()
    const { block, shape } = this.block({ ...place, mayEnd: false, depth: place.depth - 1 })
    const [caught, isMaybe] = this.#caught(place)
    const step: Step = { kind: 'attempt', name, variable: this.#variable(), block, caught }
    return [step, isMaybe ? maybe(shape) : shape, false]
  }

  #map(place: Place): readonly [Step, Shape, boolean] {
    const [name, item, index] = [this.#name(), this.#variable(), this.#variable()]
    const found = generateRead(this.#tape, place.visible, (shape) => shape.kind === 'array' && !shape.optional)
    const mode = this.#tape.pick(['inline', 'distributed', 'batched'] as const)
    const known = found?.shape.kind === 'array' ? found.shape.items : []
    const one = known.length === 0 ? ANY : known.reduce(join)
    const batches = Math.ceil(known.length / 2)
    const given = mode === 'batched' ? arrayOf([one]) : one
    const inside: Visible = new Map([...place.visible, [item, given], ...(mode === 'inline' ? [[index, NUMBER] as const] : [])])
    const { block, shape } = this.block({ ...place, visible: inside, mayEnd: false, depth: place.depth - 1 })
    const [caught, isMaybe] = this.#caught(place)
    const items = found?.read ?? { kind: 'read', variable: INPUT_VARIABLE, path: ['list'] }
    const step: Step = { kind: 'map', name, variable: this.#variable(), mode, items, item, index, body: block, caught }
    // What is absent is null among the results.
    const element = shape.optional ? ANY : shape
    const length = mode === 'batched' ? batches : known.length
    const result = arrayOf(Array.from({ length }, () => element))
    return [step, isMaybe ? maybe(result) : result, false]
  }

  #variable(): number {
    return this.#variables++
  }

  #name(): string {
    const word = this.#tape.pick(NAMES)
    let name = word
    for (let number = 2; this.#taken.has(name); number++) name = `${word} ${number}`
    this.#taken.add(name)
    return name
  }
}
