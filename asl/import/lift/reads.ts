import { memberName, WIDTH } from '../literal.ts'
import { type Block, blocksOf, INPUT, type Node, type Program, type Read, type Value } from './program.ts'
import { readsOf } from './read-value.ts'

/** Which members are read, and which of theirs. */
interface Shape extends Map<string, Shape> {}

/** What a program reads, from which the types of its results and of its input are written. */
export class Reads {
  readonly #shapes = new Map<string, Shape>()
  readonly #typed = new Set<string>([INPUT])
  readonly #readAfter = new Set<string>()

  constructor(program: Program) {
    this.#block(program.block, new Set())
  }

  isRead(variable: string): boolean {
    return this.#shapes.has(variable)
  }

  /** Whether a result of a poll's turn is read after the poll. */
  isReadAfter(variable: string): boolean {
    return this.#readAfter.has(variable)
  }

  /** Whether the printed code gives a variable a type that has all the members which are read of it. */
  isTyped(variable: string): boolean {
    return this.#typed.has(variable)
  }

  /** The type argument of an operation: the members of its result that are read. */
  typeOf(variable: string): string {
    const shape = this.#shapes.get(variable)
    return shape === undefined || shape.size === 0 ? '' : `<${typeOf(shape)}>`
  }

  /** The type of a value that is handed to a body, and its schema. */
  shapeOf(variable: string): string {
    return typeOf(this.#shapes.get(variable) ?? new Map())
  }

  schemaOf(variable: string): string {
    return schemaOf(this.#shapes.get(variable) ?? new Map())
  }

  /** The schema of the input: all that is read of it, all of it optional. */
  inputSchema(): string {
    const shape = this.#shapes.get(INPUT)
    if (shape === undefined || shape.size === 0) return 'Type.Unknown()'
    const line = schemaOf(shape)
    if (line.length < WIDTH - 40) return line
    return `Type.Object({\n${[...shape].map(([name, inner]) => `    ${memberName(name)}: Type.Optional(${schemaOf(inner)}),\n`).join('')}  })`
  }

  #block(block: Block, inTurn: ReadonlySet<string>): void {
    for (const node of block.nodes) this.#node(node, inTurn)
    if (block.value !== undefined) this.#value(block.value, inTurn)
  }

  #node(node: Node, inTurn: ReadonlySet<string>): void {
    for (const value of valuesOf(node)) this.#value(value, inTurn)
    if (node.kind === 'task' && node.variable !== '') this.#typed.add(node.variable)
    // The printed code says of what type they are.
    if (node.kind === 'map' || (node.kind === 'distributedMap' && !node.isBatched)) this.#typed.add(node.item)
    if (node.kind !== 'poll') {
      for (const block of blocksOf(node)) this.#block(block, inTurn)
      return
    }
    const turn = new Set([...inTurn, ...(node.seen === undefined ? [] : [node.seen])])
    this.#block(node.body, turn)
    this.#value(node.until, turn)
  }

  #value(value: Value, inTurn: ReadonlySet<string>): void {
    for (const read of readsOf(value)) this.#note(read, inTurn)
  }

  #note({ variable, path }: Read, inTurn: ReadonlySet<string>): void {
    if (!inTurn.has(variable)) this.#readAfter.add(variable)
    const whole = this.#shapes.get(variable) ?? new Map<string, Shape>()
    this.#shapes.set(variable, whole)
    path.reduce<Shape>((shape, name) => {
      const inner = shape.get(name) ?? new Map<string, Shape>()
      shape.set(name, inner)
      return inner
    }, whole)
  }
}

/** The values of a step, but for those of the blocks in it. */
function valuesOf(node: Node): readonly Value[] {
  switch (node.kind) {
    case 'task':
      return [node.arguments]
    case 'pass':
      return [node.value]
    case 'wait':
      return typeof node.time === 'number' ? [] : [node.time]
    case 'choose':
      return node.ways.map(({ condition }) => condition)
    case 'poll':
    case 'fail':
      return [node.error, node.cause]
    case 'parallel':
      return []
    case 'repeat':
      return [node.times]
    case 'map':
      return [node.items]
    case 'distributedMap': {
      const { source, options } = node
      const read = source.kind === 'source' ? [...source.place, ...source.options].map(([, value]) => value) : [source]
      return [...read, ...options.map(([, value]) => value)]
    }
    case 'succeed':
      return [node.output]
    case 'raw':
      return []
  }
}

function typeOf(shape: Shape): string {
  const members = [...shape].map(([name, inner]) => `${memberName(name)}: ${typeOf(inner)}`)
  return members.length === 0 ? 'unknown' : `{ ${members.join('; ')} }`
}

function schemaOf(shape: Shape): string {
  const members = [...shape].map(([name, inner]) => `${memberName(name)}: Type.Optional(${schemaOf(inner)})`)
  return members.length === 0 ? 'Type.Unknown()' : `Type.Object({ ${members.join(', ')} })`
}
